// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"
#include "expression/operator.hpp"

#include <complex>

namespace sipyco::expression {

/// Python's `a OP b`. Throws TypeError and whatever the operation does.
[[nodiscard]] Value binary(context& where, binary_operator which, const Value& a, const Value& b);
[[nodiscard]] Value unary(context& where, unary_operator which, const Value& x);

/// Both ints or bools.
[[nodiscard]] Value integer_binary(budget& spending, binary_operator which, const Value& a, const Value& b);
[[nodiscard]] Value float_binary(binary_operator which, double a, double b);
[[nodiscard]] Value complex_binary(binary_operator which, std::complex<double> a, std::complex<double> b);
/// One is a Fraction, neither is complex.
[[nodiscard]] Value fraction_binary(budget& spending, binary_operator which, const Value& a, const Value& b);
/// Nothing where the operator is not for such operands: concatenation, repetition, sets, dicts.
[[nodiscard]] std::optional<Value> container_binary(context& where, binary_operator which, const Value& a,
                                                    const Value& b);

/// Python's `base ** exponent` of ints; a float where the exponent is negative.
[[nodiscard]] Value integer_power(budget& spending, const Integer& base, const Integer& exponent);
/// Python's `pow(base, exponent, modulus)`.
[[nodiscard]] Integer integer_power(context& where, const Integer& base, const Integer& exponent,
                                    const Integer& modulus);
[[nodiscard]] Value float_power(double base, double exponent);

[[noreturn]] void fail_operands(binary_operator which, const Value& a, const Value& b);

}  // namespace sipyco::expression
