// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/number.hpp"

#include <sipyco/base/error.hpp>

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <string>

namespace sipyco::pyon {
namespace {

constexpr number_error division_by_zero = "division by zero";
constexpr number_error too_large = "this int is too large for a float";

/// 16 to the power of `n`.
Integer power_of_16(std::size_t n) { return Integer::parse("1" + std::string(n, '0'), 16, n + 1).value(); }

bool is_exact_double(const Integer& x) {
  constexpr std::int64_t limit = std::int64_t{1} << 53;
  return x.fits_int64() && x.to_int64() >= -limit && x.to_int64() <= limit;
}

Integer absolute(const Integer& x) { return x.sign() < 0 ? -x : x; }

/// The quotient of two positive ints, rounded once: 66 bits or more of it, the last set if anything is left over.
double quotient(Integer a, Integer b) {
  const auto missing = 66 + static_cast<std::ptrdiff_t>(b.bit_length()) - static_cast<std::ptrdiff_t>(a.bit_length());
  const std::ptrdiff_t steps = missing >= 0 ? (missing + 3) / 4 : missing / 4;
  if (steps > 0) a = a * power_of_16(static_cast<std::size_t>(steps));
  if (steps < 0) b = b * power_of_16(static_cast<std::size_t>(-steps));
  Integer whole = Integer::floor_divide(a, b);
  if (Integer::modulo(a, b).sign() != 0 && Integer::modulo(whole, 2).sign() == 0) whole = whole + Integer(1);
  return std::ldexp(whole.to_double(), static_cast<int>(-4 * steps));
}

number_error divide_ints(number& a, const Integer& b) {
  if (b.sign() == 0) return division_by_zero;
  double out;
  if (is_exact_double(a.whole) && is_exact_double(b)) {
    out = a.whole.to_double() / b.to_double();
  } else {
    out = quotient(absolute(a.whole), absolute(b));
    if (std::isinf(out)) return too_large;
    if (a.whole.sign() * b.sign() < 0) out = -out;
  }
  a = number::of(out);
  return {};
}

number_error combine_ints(number& a, char op, const Integer& b, std::size_t max_digits) {
  if (op == '/') return divide_ints(a, b);
  if (op == '*' && a.whole.digits_bound() + b.digits_bound() > 2 * max_digits) return "the product has too many digits";
  if (op == '+')
    a.whole = a.whole + b;
  else if (op == '-')
    a.whole = a.whole - b;
  else
    a.whole = a.whole * b;
  if (!a.whole.fits_int64() && a.whole.digits_bound() > max_digits && a.whole.to_string().size() > max_digits)
    return "the result has too many digits";
  return {};
}

number_error combine_floats(double& a, char op, double b) {
  if (op == '/' && b == 0) return division_by_zero;
  switch (op) {
    case '+': a += b; break;
    case '-': a -= b; break;
    case '*': a *= b; break;
    default: a /= b;
  }
  return {};
}

/// Dividing by the larger part first keeps the squares from overflowing, as CPython does.
number_error divide_complex(number& a, const number& b) {
  if (b.real == 0 && b.imaginary == 0) return division_by_zero;
  const double re = a.real, im = a.imaginary;
  if (std::abs(b.real) >= std::abs(b.imaginary)) {
    const double ratio = b.imaginary / b.real, scale = b.real + b.imaginary * ratio;
    a.real = (re + im * ratio) / scale;
    a.imaginary = (im - re * ratio) / scale;
  } else if (std::abs(b.imaginary) >= std::abs(b.real)) {
    const double ratio = b.real / b.imaginary, scale = b.real * ratio + b.imaginary;
    a.real = (re * ratio + im) / scale;
    a.imaginary = (im * ratio - re) / scale;
  } else {
    a.real = a.imaginary = std::numeric_limits<double>::quiet_NaN();
  }
  return {};
}

number_error combine_complex(number& a, char op, const number& b) {
  if (op == '/') return divide_complex(a, b);
  if (op == '*') {
    const double re = a.real;
    a.real = re * b.real - a.imaginary * b.imaginary;
    a.imaginary = re * b.imaginary + a.imaginary * b.real;
    return {};
  }
  const double sign = op == '+' ? 1 : -1;
  a.real += sign * b.real;
  a.imaginary += sign * b.imaginary;
  return {};
}

/// Makes an int a float or complex, a float a complex.
bool widen(number& x, number::form to) {
  if (x.what == number::form::integer && to != number::form::integer) {
    if (x.whole.bit_length() > 1024) return false;
    try {
      x.real = x.whole.to_double();
    } catch (const OverflowError&) {
      return false;
    }
    x.whole = {};
  }
  x.what = to;
  return true;
}

}  // namespace

void number::negate() {
  if (what == form::integer) whole = -whole;
  if (what != form::integer) real = -real;
  if (what == form::complex) imaginary = -imaginary;
}

number_error combine(number& a, char op, const number& b, std::size_t max_digits) {
  const number::form to = std::max(a.what, b.what);
  if (to == number::form::integer) return combine_ints(a, op, b.whole, max_digits);
  number other = b;
  if (!widen(a, to) || !widen(other, to)) return too_large;
  return to == number::form::floating ? combine_floats(a.real, op, other.real) : combine_complex(a, op, other);
}

}  // namespace sipyco::pyon
