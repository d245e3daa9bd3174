// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/arithmetic.hpp"
#include "expression/collections.hpp"

#include <sipyco/base/error.hpp>
#include "expression/numeric.hpp"
#include "expression/numpy/operators.hpp"
#include "expression/percent_format.hpp"

#include <string>

namespace sipyco::expression {

namespace {

Value number_binary(budget& spending, binary_operator which, const Value& a, const Value& b) {
  const auto either = [&](kind wanted) { return a.kind() == wanted || b.kind() == wanted; };
  if (is_integral(a) && is_integral(b)) {
    const bool bits = which >= binary_operator::bit_and;
    if (!bits || a.kind() != kind::boolean || b.kind() != kind::boolean) return integer_binary(spending, which, a, b);
    return Value(is_true(integer_binary(spending, which, a, b)));
  }
  if (which >= binary_operator::left_shift || which == binary_operator::matmul) fail_operands(which, a, b);
  if (either(kind::complex)) {
    if (which == binary_operator::floor_divide || which == binary_operator::modulo) fail_operands(which, a, b);
    return complex_binary(which, complex_of(a), complex_of(b));
  }
  if (either(kind::floating)) return float_binary(which, real_of(a), real_of(b));
  return fraction_binary(spending, which, a, b);
}

bool is_repetition(binary_operator which, const Value& a, const Value& b) {
  const auto repeats = [](const Value& x, const Value& count) {
    const bool sequence = x.is_sequence() || x.is_str() || x.kind() == kind::bytes;
    return sequence && has_index(count);
  };
  return which == binary_operator::multiply && (repeats(a, b) || repeats(b, a));
}

}  // namespace

void fail_operands(binary_operator which, const Value& a, const Value& b) {
  throw TypeError("unsupported operand type(s) for " + std::string(symbol(which)) + ": '" + std::string(type_name(a)) +
                  "' and '" + std::string(type_name(b)) + "'");
}

Value binary(context& where, binary_operator which, const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) return number_binary(where.spending(), which, a, b);
  if (which == binary_operator::modulo && (a.is_str() || a.kind() == kind::bytes)) return percent_format(where, a, b);
  const bool numpy_operand = numpy::is_numpy(a) || numpy::is_numpy(b);
  if (numpy_operand && !is_repetition(which, a, b)) return numpy::binary(where, which, a, b);
  if (auto out = container_binary(where, which, a, b)) return std::move(*out);
  fail_operands(which, a, b);
}

Value unary(context& where, unary_operator which, const Value& x) {
  if (numpy::is_numpy(x)) return numpy::unary(where, which, x);
  const bool number = is_number(x) && (which != unary_operator::invert || is_integral(x));
  static constexpr std::string_view names[] = {"bad operand type for unary -: '", "bad operand type for unary +: '",
                                               "bad operand type for unary ~: '", "bad operand type for abs(): '"};
  if (!number) fail_type(names[static_cast<std::size_t>(which)], x, "'");
  const bool negative = which == unary_operator::negative;
  switch (x.kind()) {
    case kind::floating:
      return Value(negative                            ? -x.as_float()
                   : which == unary_operator::absolute ? std::abs(x.as_float())
                                                       : x.as_float());
    case kind::complex: {
      const auto z = x.as_complex();
      if (which != unary_operator::absolute) return Value(negative ? -z : z);
      const double size = std::hypot(z.real(), z.imag());
      if (std::isinf(size) && std::isfinite(z.real()) && std::isfinite(z.imag()))
        throw OverflowError("absolute value too large");
      return Value(size);
    }
    case kind::fraction: {
      const bool turn = negative || (which == unary_operator::absolute && x.numerator().sign() < 0);
      return turn ? Value::fraction(-x.numerator(), x.denominator()) : x;
    }
    default: break;
  }
  const Integer whole = integer_of(x);
  if (which == unary_operator::invert) return Value(-whole - Integer(1));
  return Value(negative || (which == unary_operator::absolute && whole.sign() < 0) ? -whole : whole);
}

}  // namespace sipyco::expression
