// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/arithmetic.hpp"
#include "expression/numeric.hpp"
#include "value/integer_math.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/expression/budget.hpp>

#include <string>

namespace sipyco::expression {

namespace {

struct ratio {
  Integer top, bottom;
};

ratio ratio_of(const Value& x) {
  if (x.kind() == kind::fraction) return {x.numerator(), x.denominator()};
  return {integer_of(x), Integer(1)};
}

Integer whole_power(budget& spending, const Integer& base, const Integer& exponent) {
  return integer_power(spending, base, exponent).as_integer();
}

Value fraction_power(budget& spending, const Value& left, const Value& right) {
  const ratio a = ratio_of(left), b = ratio_of(right);
  const Integer one(1);
  if (b.bottom != one) return float_power(real_of(left), real_of(right));
  if (is_integral(left) && b.top.sign() >= 0) return Value(whole_power(spending, a.top, b.top));
  if (b.top.sign() >= 0)
    return Value::fraction(whole_power(spending, a.top, b.top), whole_power(spending, a.bottom, b.top));
  if (a.top.sign() == 0) throw ZeroDivisionError("Fraction(" + std::to_string(1) + ", 0)");
  return Value::fraction(whole_power(spending, a.bottom, -b.top), whole_power(spending, a.top, -b.top));
}

}  // namespace

Value fraction_binary(budget& spending, binary_operator which, const Value& left, const Value& right) {
  const ratio a = ratio_of(left), b = ratio_of(right);
  if (which == binary_operator::power) return fraction_power(spending, left, right);
  const std::size_t bits = a.top.bit_length() + a.bottom.bit_length() + b.top.bit_length() + b.bottom.bit_length();
  spending.require_integer_bits(bits);
  spending.step(bits / 64 * (bits / 64) / 4);  // the common divisor is what takes the time
  switch (which) {
    case binary_operator::add: return Value::fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
    case binary_operator::subtract: return Value::fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
    case binary_operator::multiply: return Value::fraction(a.top * b.top, a.bottom * b.bottom);
    case binary_operator::true_divide:
      if (b.top.sign() == 0) throw ZeroDivisionError("Fraction(" + (a.top * b.bottom).to_string() + ", 0)");
      return Value::fraction(a.top * b.bottom, a.bottom * b.top);
    case binary_operator::floor_divide: return Value(Integer::floor_divide(a.top * b.bottom, a.bottom * b.top));
    case binary_operator::modulo:
      return Value::fraction(Integer::modulo(a.top * b.bottom, b.top * a.bottom), a.bottom * b.bottom);
    default: fail_operands(which, left, right);
  }
}

}  // namespace sipyco::expression
