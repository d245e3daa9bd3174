// SPDX-License-Identifier: LGPL-3.0-or-later
#include "value/integer_math.hpp"

#include <sipyco/base/error.hpp>
#include "value/big_integer.hpp"

#include <bit>
#include <cmath>
#include <iterator>

namespace sipyco::integer_math {

namespace {

using access = integer_access;

}  // namespace

Integer power(const Integer& base, std::uint64_t exponent) {
  if (base == Integer(2)) return shift_left(Integer(1), exponent);
  return access::narrow(pow(access::wide(base), static_cast<unsigned>(exponent)));
}

Integer power_modulo(const Integer& base, const Integer& exponent, const Integer& modulus) {
  const Integer reduced = Integer::modulo(base, modulus);
  const cpp_int size = abs(access::wide(modulus));
  const cpp_int out = powm(access::wide(reduced), access::wide(exponent), size);
  return Integer::modulo(access::narrow(out), modulus);
}

Integer inverse_modulo(const Integer& x, const Integer& modulus) {
  Integer a = Integer::modulo(x, modulus), b = modulus, u(1), v(0);
  while (b.sign() != 0) {
    const auto [quotient, remainder] = divide(a, b);
    a = std::exchange(b, remainder);
    u = std::exchange(v, u - quotient * v);
  }
  if (a == Integer(-1)) u = -u;
  if (a != Integer(1) && a != Integer(-1)) throw ValueError("base is not invertible for the given modulus");
  return Integer::modulo(u, modulus);
}

Integer shift_left(const Integer& x, std::size_t bits) { return access::narrow(access::wide(x) << bits); }

Integer shift_right(const Integer& x, std::size_t bits) {
  if (x.fits_int64()) return Integer(x.to_int64() >> std::min<std::size_t>(bits, 63));
  const cpp_int value = access::wide(x);
  if (value.sign() >= 0) return access::narrow(value >> bits);
  return access::narrow(-(((-value - 1) >> bits) + 1));
}

Integer bit_and(const Integer& a, const Integer& b) { return access::narrow(access::wide(a) & access::wide(b)); }
Integer bit_or(const Integer& a, const Integer& b) { return access::narrow(access::wide(a) | access::wide(b)); }
Integer bit_xor(const Integer& a, const Integer& b) { return access::narrow(access::wide(a) ^ access::wide(b)); }

std::size_t bit_count(const Integer& x) {
  const cpp_int magnitude = abs(access::wide(x));
  const auto& limbs = magnitude.backend();
  std::size_t count = 0;
  for (unsigned i = 0; i < limbs.size(); ++i) count += static_cast<std::size_t>(std::popcount(limbs.limbs()[i]));
  return count;
}

double true_divide(const Integer& a, const Integer& b) {
  if (b.sign() == 0) throw ZeroDivisionError("division by zero");
  if (a.sign() == 0) return b.sign() < 0 ? -0.0 : 0.0;
  cpp_int top = abs(access::wide(a)), bottom = abs(access::wide(b));
  // At least 64 bits of quotient, the last of which stands for the remainder; fewer where the result is subnormal.
  const auto top_bits = static_cast<std::ptrdiff_t>(msb(top)), bottom_bits = static_cast<std::ptrdiff_t>(msb(bottom));
  const std::ptrdiff_t difference = top_bits - bottom_bits;
  if (difference > 1025) throw OverflowError("integer division result too large for a float");
  if (difference < -1080) return a.sign() == b.sign() ? 0.0 : -0.0;
  std::ptrdiff_t shift = 62 - difference;
  // The quotient is cut where the last bit of the float will be, or one below for a sticky bit.
  if (shift > 1074 + 2) shift = 1074 + 2;
  if (shift > 0)
    top <<= static_cast<std::size_t>(shift);
  else
    bottom <<= static_cast<std::size_t>(-shift);
  cpp_int quotient, remainder;
  divide_qr(top, bottom, quotient, remainder);
  auto bits = static_cast<std::uint64_t>(quotient);
  if (!remainder.is_zero()) bits |= 1;
  // Rounding to a subnormal happens in ldexp: the integer must be exact in a double there, or already rounded.
  const int width = bits == 0 ? 0 : 64 - std::countl_zero(bits);
  const std::ptrdiff_t lowest = std::max<std::ptrdiff_t>(width - 53, shift - 1074);
  if (lowest > 0) {
    const std::uint64_t unit = std::uint64_t{1} << lowest, half = unit >> 1, rest = bits & (unit - 1);
    bits -= rest;
    if (rest > half || (rest == half && (bits & unit))) bits += unit;
  }
  const double out = std::ldexp(static_cast<double>(bits), static_cast<int>(-shift));
  if (std::isinf(out)) throw OverflowError("integer division result too large for a float");
  return (a.sign() < 0) == (b.sign() < 0) ? out : -out;
}

std::pair<Integer, Integer> divide(const Integer& a, const Integer& b) {
  if (b.sign() == 0) throw ZeroDivisionError("integer division or modulo by zero");
  cpp_int quotient, remainder;
  divide_qr(access::wide(a), access::wide(b), quotient, remainder);
  if (!remainder.is_zero() && (remainder.sign() < 0) != (b.sign() < 0)) {
    --quotient;
    remainder += access::wide(b);
  }
  return {access::narrow(std::move(quotient)), access::narrow(std::move(remainder))};
}

Integer from_digits(std::string_view digits, int base) {
  cpp_int out;
  for (const char c : digits) {
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    out = out * base + digit;
  }
  return access::narrow(std::move(out));
}

std::pair<Integer, Integer> as_ratio(double x) {
  int exponent = 0;
  const double mantissa = std::frexp(x, &exponent);
  auto whole = static_cast<std::int64_t>(std::ldexp(mantissa, 53));
  exponent -= 53;
  if (whole == 0) return {Integer(0), Integer(1)};
  while ((whole & 1) == 0 && exponent < 0) {
    whole /= 2;
    ++exponent;
  }
  const Integer top = exponent > 0 ? shift_left(Integer(whole), static_cast<std::size_t>(exponent)) : Integer(whole);
  return {top, exponent < 0 ? shift_left(Integer(1), static_cast<std::size_t>(-exponent)) : Integer(1)};
}

Integer from_bytes(std::string_view little_endian) {
  if (little_endian.empty()) return Integer(0);
  cpp_int out;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(little_endian.data());
  import_bits(out, bytes, bytes + little_endian.size(), 8, false);
  return access::narrow(std::move(out));
}

std::string to_bytes(const Integer& x) {
  std::string out;
  if (x.sign() != 0) export_bits(cpp_int(abs(access::wide(x))), std::back_inserter(out), 8, false);
  return out;
}

}  // namespace sipyco::integer_math
