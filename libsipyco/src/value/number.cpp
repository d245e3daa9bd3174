// SPDX-License-Identifier: LGPL-3.0-or-later
#include "value/number.hpp"

#include "value/hashing.hpp"

#include <bit>
#include <cmath>

namespace sipyco {

namespace {

using form = number::form;

number from_integer(Integer x) { return {.which = form::integer, .whole = std::move(x)}; }

number from_double(double x) {
  if (std::isfinite(x) && x == std::trunc(x)) return from_integer(Integer::truncated(x));
  return {.which = form::real, .real = x};
}

number from_complex(std::complex<double> x) {
  if (x.imag() == 0) return from_double(x.real());
  return {.which = form::complex, .real = x.real(), .imaginary = x.imag()};
}

/// The exponent of a power of two.
std::optional<std::size_t> log2_exact(const Integer& x) {
  const std::size_t bits = x.bit_length();
  if (bits > 1100) return {};  // past any double's denominator
  Integer power(1);
  for (std::size_t i = 1; i < bits; ++i) power = power + power;
  if (power != x) return {};
  return bits - 1;
}

number from_fraction(const Integer& numerator, const Integer& denominator) {
  if (denominator == Integer(1)) return from_integer(numerator);
  const auto exponent = log2_exact(denominator);
  if (exponent && *exponent <= 1074 && numerator.bit_length() <= 53) {
    const double top = numerator.to_double();
    const double exact = std::ldexp(top, -static_cast<int>(*exponent));
    if (std::ldexp(exact, static_cast<int>(*exponent)) == top) return {.which = form::real, .real = exact};
  }
  return {.which = form::fraction, .whole = numerator, .denominator = denominator};
}

/// The sign of n/d - x for a finite x, without rounding.
std::strong_ordering compare_fraction(const number& a, double x) {
  int exponent = 0;
  const double mantissa = std::frexp(x, &exponent);
  Integer left = a.whole;
  Integer right = Integer(static_cast<std::int64_t>(std::ldexp(mantissa, 53))) * a.denominator;
  exponent -= 53;
  for (; exponent > 0; --exponent) right = right + right;
  for (; exponent < 0; ++exponent) left = left + left;
  return left <=> right;
}

std::partial_ordering reversed(std::partial_ordering order) { return 0 <=> order; }

}  // namespace

std::optional<number> as_number(const Value& x) {
  switch (x.kind()) {
    case kind::boolean: return from_integer(Integer(x.as_bool() ? 1 : 0));
    case kind::integer: return from_integer(x.as_integer());
    case kind::floating: return from_double(x.as_float());
    case kind::complex: return from_complex(x.as_complex());
    case kind::fraction: return from_fraction(x.numerator(), x.denominator());
    case kind::scalar: {
      const Scalar scalar = x.as_scalar();
      if (scalar.type().is_time()) return {};
      return as_number(scalar.item());
    }
    default: return {};
  }
}

bool equal_numbers(const number& a, const number& b) {
  if (a.which != b.which) return false;  // both are in their simplest form
  switch (a.which) {
    case form::integer: return a.whole == b.whole;
    case form::real: return a.real == b.real;
    case form::complex: return a.real == b.real && a.imaginary == b.imaginary;
    case form::fraction: return a.whole == b.whole && a.denominator == b.denominator;
  }
  return false;
}

std::partial_ordering compare_numbers(const number& a, const number& b) {
  if (a.which == form::complex || b.which == form::complex) return std::partial_ordering::unordered;
  if (a.which == form::real && b.which == form::real) return a.real <=> b.real;
  if (a.which == form::integer && b.which == form::integer) return a.whole <=> b.whole;
  if (a.which == form::integer && b.which == form::real) return a.whole <=> b.real;
  if (a.which == form::real && (b.which == form::integer || b.which == form::fraction))
    return reversed(compare_numbers(b, a));
  if (a.which == form::fraction && b.which == form::real) {
    if (!std::isfinite(b.real)) return 0.0 <=> b.real;
    return compare_fraction(a, b.real);
  }
  const auto denominator = [](const number& x) { return x.which == form::fraction ? x.denominator : Integer(1); };
  return a.whole * denominator(b) <=> b.whole * denominator(a);
}

std::uint64_t hash_number(const number& x) {
  switch (x.which) {
    case form::integer: return x.whole.hash();
    case form::real: return hash_word(std::bit_cast<std::uint64_t>(x.real));
    case form::complex:
      return hash_combine(hash_word(std::bit_cast<std::uint64_t>(x.real + 0.0)),
                          hash_word(std::bit_cast<std::uint64_t>(x.imaginary)));
    case form::fraction: return hash_combine(x.whole.hash(), x.denominator.hash());
  }
  return 0;
}

}  // namespace sipyco
