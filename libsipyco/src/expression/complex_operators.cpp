// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/arithmetic.hpp"

#include <sipyco/base/error.hpp>

#include <cmath>
#include <cstdlib>

namespace sipyco::expression {

namespace {

using complex = std::complex<double>;

/// Without the corrections for infinities that C++ makes and Python does not.
complex product(complex a, complex b) {
  return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

/// Scales by the larger part of the divisor, as CPython does.
complex quotient(complex a, complex b) {
  const double re = std::abs(b.real()), im = std::abs(b.imag());
  if (re >= im) {
    if (re == 0) throw ZeroDivisionError("complex division by zero");
    const double ratio = b.imag() / b.real(), denominator = b.real() + b.imag() * ratio;
    return {(a.real() + a.imag() * ratio) / denominator, (a.imag() - a.real() * ratio) / denominator};
  }
  if (im >= re) {
    const double ratio = b.real() / b.imag(), denominator = b.real() * ratio + b.imag();
    return {(a.real() * ratio + a.imag()) / denominator, (a.imag() * ratio - a.real()) / denominator};
  }
  return {std::nan(""), std::nan("")};
}

complex whole_power(complex base, long exponent) {
  complex out(1, 0);
  for (long left = std::labs(exponent), mask = 1; mask <= left; mask <<= 1) {
    if (left & mask) out = product(out, base);
    base = product(base, base);
  }
  return exponent >= 0 ? out : quotient({1, 0}, out);
}

complex general_power(complex a, complex b) {
  if (b == 0.0) return {1, 0};
  if (a == 0.0) {
    if (b.imag() != 0 || b.real() < 0) throw ZeroDivisionError("0.0 to a negative or complex power");
    return {0, 0};
  }
  const double size = std::hypot(a.real(), a.imag()), angle = std::atan2(a.imag(), a.real());
  double length = std::pow(size, b.real()), phase = angle * b.real();
  if (b.imag() != 0) {
    length /= std::exp(angle * b.imag());
    phase += b.imag() * std::log(size);
  }
  return {length * std::cos(phase), length * std::sin(phase)};
}

complex power(complex a, complex b) {
  const bool whole = b.imag() == 0 && b.real() == std::floor(b.real()) && std::abs(b.real()) <= 100;
  const complex out = whole ? whole_power(a, static_cast<long>(b.real())) : general_power(a, b);
  const bool finite =
      std::isfinite(a.real()) && std::isfinite(a.imag()) && std::isfinite(b.real()) && std::isfinite(b.imag());
  if (finite && (std::isinf(out.real()) || std::isinf(out.imag()))) throw OverflowError("complex exponentiation");
  return out;
}

}  // namespace

Value complex_binary(binary_operator which, complex a, complex b) {
  switch (which) {
    case binary_operator::add: return Value(a + b);
    case binary_operator::subtract: return Value(a - b);
    case binary_operator::multiply: return Value(product(a, b));
    case binary_operator::true_divide: return Value(quotient(a, b));
    case binary_operator::power: return Value(power(a, b));
    default: fail_operands(which, Value(a), Value(b));
  }
}

}  // namespace sipyco::expression
