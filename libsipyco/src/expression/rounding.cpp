// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/rounding.hpp"

#include <sipyco/base/error.hpp>
#include "expression/arithmetic.hpp"
#include "expression/numeric.hpp"
#include "expression/numpy/operators.hpp"
#include "value/integer_math.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace sipyco::expression {

namespace {

/// a / b to the nearest integer, ties to even.
Integer divided_to_even(const Integer& a, const Integer& b) {
  const auto [quotient, remainder] = integer_math::divide(a, b);
  const auto order = remainder + remainder <=> b;
  const bool up = order > 0 || (order == 0 && integer_math::bit_and(quotient, Integer(1)).sign() != 0);
  return up ? quotient + Integer(1) : quotient;
}

Integer power_of_ten(context& where, const Integer& exponent) {
  return integer_power(where.spending(), Integer(10), exponent).as_integer();
}

Value rounded_integer(context& where, const Integer& x, const Integer& digits) {
  if (digits.sign() >= 0 || x.sign() == 0) return Value(x);
  if (-digits > Integer(x.digits_bound() + 1)) return Value(0);
  const Integer unit = power_of_ten(where, -digits);
  return Value(divided_to_even(x, unit) * unit);
}

Value rounded_float(context& where, double x, const Integer& digits) {
  if (!std::isfinite(x) || x == 0 || digits > Integer(323)) return Value(x);
  if (digits < Integer(-308)) return Value(std::copysign(0.0, x));
  const auto count = static_cast<int>(digits.to_int64());
  double out;
  if (count >= 0) {
    char text[800];
    const auto end = std::to_chars(text, text + sizeof text, x, std::chars_format::fixed, count).ptr;
    std::from_chars(text, end, out);
  } else {
    const auto [top, bottom] = integer_math::as_ratio(x);
    const Integer unit = power_of_ten(where, Integer(-count));
    out = std::copysign((divided_to_even(top, bottom * unit) * unit).to_double(), x);
  }
  if (std::isinf(out)) throw OverflowError("rounded value too large to represent");
  return Value(out);
}

Value rounded_fraction(context& where, const Value& x, const Integer& digits) {
  const bool decimals = digits.sign() > 0;
  const Integer unit = power_of_ten(where, decimals ? digits : -digits);
  if (decimals) return Value::fraction(divided_to_even(x.numerator() * unit, x.denominator()), unit);
  return Value::fraction(divided_to_even(x.numerator(), x.denominator() * unit) * unit, Integer(1));
}

}  // namespace

Integer whole_part(double x) {
  if (std::isnan(x)) throw ValueError("cannot convert float NaN to integer");
  return Integer::truncated(x);
}

Integer whole_part(const Value& fraction) {
  const Integer& top = fraction.numerator();
  if (top.sign() >= 0) return Integer::floor_divide(top, fraction.denominator());
  return -Integer::floor_divide(-top, fraction.denominator());
}

Value rounded(context& where, const Value& x, const Value* digits) {
  if (numpy::is_numpy(x)) return numpy::rounded(where, x, digits);
  const bool to_whole = !digits || digits->is_none();
  if (!is_number(x) || x.kind() == kind::complex) fail_type("type ", x, " doesn't define __round__ method");
  const Integer count = to_whole ? Integer(0) : index_of(*digits);
  if (is_integral(x)) return rounded_integer(where, integer_of(x), count);
  if (x.kind() == kind::floating)
    return to_whole ? Value(whole_part(std::nearbyint(x.as_float()))) : rounded_float(where, x.as_float(), count);
  if (to_whole) return Value(divided_to_even(x.numerator(), x.denominator()));
  return rounded_fraction(where, x, count);
}

}  // namespace sipyco::expression
