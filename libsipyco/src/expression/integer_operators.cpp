// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/arithmetic.hpp"
#include "expression/numeric.hpp"
#include "value/integer_math.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/expression/budget.hpp>

namespace sipyco::expression {

namespace {

/// Time goes with the product of the lengths, and for what is done once over each, with their sum.
void charge(budget& spending, const Integer& a, const Integer& b, bool product) {
  if (a.fits_int64() && b.fits_int64()) return;
  const std::uint64_t left = a.bit_length() / 64 + 1, right = b.bit_length() / 64 + 1;
  spending.step((product ? left * right / 4 : left + right) / 16);
}

Integer shifted_left(budget& spending, const Integer& x, const Integer& bits) {
  if (bits.sign() < 0) throw ValueError("negative shift count");
  if (x.sign() == 0) return x;
  const auto most = spending.allowed().max_integer_bits;
  spending.require_integer_bits(bits > Integer(most) ? most + 1 : x.bit_length() + bits.to_uint64());
  return integer_math::shift_left(x, bits.to_uint64());
}

Integer shifted_right(const Integer& x, const Integer& bits) {
  if (bits.sign() < 0) throw ValueError("negative shift count");
  if (!bits.fits_int64()) return Integer(x.sign() < 0 ? -1 : 0);
  return integer_math::shift_right(x, bits.to_uint64());
}

Integer multiplied(budget& spending, const Integer& a, const Integer& b) {
  if (!a.fits_int64() || !b.fits_int64()) spending.require_integer_bits(a.bit_length() + b.bit_length());
  return a * b;
}

}  // namespace

Value integer_power(budget& spending, const Integer& base, const Integer& exponent) {
  if (exponent.sign() < 0) {
    if (base.sign() == 0) throw ZeroDivisionError("0.0 cannot be raised to a negative power");
    return float_power(base.to_double(), exponent.to_double());
  }
  const bool trivial = base == Integer(0) || base == Integer(1) || base == Integer(-1);
  if (trivial) {
    if (exponent.sign() == 0) return Value(1);
    return Value(base == Integer(-1) && integer_math::bit_and(exponent, Integer(1)).sign() == 0 ? Integer(1) : base);
  }
  const auto most = spending.allowed().max_integer_bits;
  const bool small = exponent <= Integer(most);
  // 2 ** n has n + 1 bits, and every other base as many for each power as it has itself, less one.
  const std::size_t bits = small ? (base.bit_length() - 1) * exponent.to_uint64() + 1 : most + 1;
  spending.require_integer_bits(bits);
  spending.step(bits / 1024 * (bits / 1024) / 16);
  return Value(integer_math::power(base, exponent.to_uint64()));
}

Integer integer_power(context& where, const Integer& base, const Integer& exponent, const Integer& modulus) {
  if (modulus.sign() == 0) throw ValueError("pow() 3rd argument cannot be 0");
  const std::uint64_t limbs = modulus.bit_length() / 64 + 1;
  where.step((exponent.bit_length() + 1) * limbs * limbs / 16);
  if (exponent.sign() >= 0) return integer_math::power_modulo(base, exponent, modulus);
  return integer_math::power_modulo(integer_math::inverse_modulo(base, modulus), -exponent, modulus);
}

Value integer_binary(budget& spending, binary_operator which, const Value& left, const Value& right) {
  const Integer a = integer_of(left), b = integer_of(right);
  charge(spending, a, b, which >= binary_operator::multiply && which <= binary_operator::modulo);
  switch (which) {
    case binary_operator::add: return Value(a + b);
    case binary_operator::subtract: return Value(a - b);
    case binary_operator::multiply: return Value(multiplied(spending, a, b));
    case binary_operator::true_divide: return Value(integer_math::true_divide(a, b));
    case binary_operator::floor_divide: return Value(Integer::floor_divide(a, b));
    case binary_operator::modulo:
      if (b.sign() == 0) throw ZeroDivisionError("integer division or modulo by zero");
      return Value(Integer::modulo(a, b));
    case binary_operator::power: return integer_power(spending, a, b);
    case binary_operator::left_shift: return Value(shifted_left(spending, a, b));
    case binary_operator::right_shift: return Value(shifted_right(a, b));
    case binary_operator::bit_and: return Value(integer_math::bit_and(a, b));
    case binary_operator::bit_or: return Value(integer_math::bit_or(a, b));
    case binary_operator::bit_xor: return Value(integer_math::bit_xor(a, b));
    case binary_operator::matmul: break;
  }
  fail_operands(which, left, right);
}

}  // namespace sipyco::expression
