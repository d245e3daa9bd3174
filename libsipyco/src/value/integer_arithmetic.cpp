// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/integer.hpp>
#include "value/big_integer.hpp"

#include <numeric>

namespace sipyco {

using access = integer_access;

Integer Integer::operator-() const {
  if (!big_ && small_ != std::numeric_limits<std::int64_t>::min()) return Integer(-small_);
  return access::narrow(-access::wide(*this));
}

Integer operator+(const Integer& a, const Integer& b) {
  std::int64_t out;
  if (!a.big_ && !b.big_ && !__builtin_add_overflow(a.small_, b.small_, &out)) return Integer(out);
  return access::narrow(access::wide(a) + access::wide(b));
}

Integer operator-(const Integer& a, const Integer& b) {
  std::int64_t out;
  if (!a.big_ && !b.big_ && !__builtin_sub_overflow(a.small_, b.small_, &out)) return Integer(out);
  return access::narrow(access::wide(a) - access::wide(b));
}

Integer operator*(const Integer& a, const Integer& b) {
  std::int64_t out;
  if (!a.big_ && !b.big_ && !__builtin_mul_overflow(a.small_, b.small_, &out)) return Integer(out);
  return access::narrow(access::wide(a) * access::wide(b));
}

Integer Integer::floor_divide(const Integer& a, const Integer& b) {
  if (b.sign() == 0) throw ZeroDivisionError("integer division or modulo by zero");
  cpp_int quotient, remainder;
  divide_qr(access::wide(a), access::wide(b), quotient, remainder);
  if (!remainder.is_zero() && (remainder.sign() < 0) != (b.sign() < 0)) --quotient;
  return access::narrow(std::move(quotient));
}

Integer Integer::modulo(const Integer& a, const Integer& b) {
  if (b.sign() == 0) throw ZeroDivisionError("integer modulo by zero");
  cpp_int quotient, remainder;
  divide_qr(access::wide(a), access::wide(b), quotient, remainder);
  if (!remainder.is_zero() && (remainder.sign() < 0) != (b.sign() < 0)) remainder += access::wide(b);
  return access::narrow(std::move(remainder));
}

Integer Integer::gcd(const Integer& a, const Integer& b) {
  constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
  if (!a.big_ && !b.big_ && a.small_ != lowest && b.small_ != lowest) return Integer(std::gcd(a.small_, b.small_));
  return access::narrow(boost::multiprecision::gcd(access::wide(a), access::wide(b)));
}

}  // namespace sipyco
