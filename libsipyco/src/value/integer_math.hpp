// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/integer.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

/// Python's operations on int beyond those that Integer itself has. None of them bounds the size of its result.
namespace sipyco::integer_math {

[[nodiscard]] Integer power(const Integer& base, std::uint64_t exponent);
/// Python's `pow(base, exponent, modulus)` for an exponent not below zero.
[[nodiscard]] Integer power_modulo(const Integer& base, const Integer& exponent, const Integer& modulus);
/// The `y` with `x * y % modulus == 1`; throws ValueError where there is none.
[[nodiscard]] Integer inverse_modulo(const Integer& x, const Integer& modulus);
[[nodiscard]] Integer shift_left(const Integer& x, std::size_t bits);
/// Rounds to minus infinity.
[[nodiscard]] Integer shift_right(const Integer& x, std::size_t bits);
/// As of two's complement numbers of infinite length.
[[nodiscard]] Integer bit_and(const Integer& a, const Integer& b);
[[nodiscard]] Integer bit_or(const Integer& a, const Integer& b);
[[nodiscard]] Integer bit_xor(const Integer& a, const Integer& b);
[[nodiscard]] std::size_t bit_count(const Integer& x);
/// `a / b`, correctly rounded. Throws ZeroDivisionError, OverflowError.
[[nodiscard]] double true_divide(const Integer& a, const Integer& b);
/// Quotient and remainder of Python's divmod.
[[nodiscard]] std::pair<Integer, Integer> divide(const Integer& a, const Integer& b);
/// Digits of any base from 2 to 36, all of them valid.
[[nodiscard]] Integer from_digits(std::string_view digits, int base);
/// The exact value of a finite float.
[[nodiscard]] std::pair<Integer, Integer> as_ratio(double x);
/// Unsigned, the first byte least significant.
[[nodiscard]] Integer from_bytes(std::string_view little_endian);
[[nodiscard]] std::string to_bytes(const Integer& x);

}  // namespace sipyco::integer_math
