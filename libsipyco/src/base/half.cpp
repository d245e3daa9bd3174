// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/half.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sipyco::base {
namespace {

constexpr int fraction_bits = 10;
constexpr int smallest_exponent = -14;  // of a normal number
constexpr int exponent_bias = 15;
constexpr unsigned infinity_bits = 0x7C00;

}  // namespace

double half_to_double(std::uint16_t bits) noexcept {
  const bool negative = (bits & 0x8000U) != 0;
  const int exponent = bits >> fraction_bits & 0x1F;
  const int fraction = bits & 0x3FF;
  double magnitude = 0;
  if (exponent == 0x1F)
    magnitude = fraction == 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  else if (exponent == 0)
    magnitude = std::ldexp(fraction, smallest_exponent - fraction_bits);
  else
    magnitude = std::ldexp(fraction | 0x400, exponent - exponent_bias - fraction_bits);
  return negative ? -magnitude : magnitude;
}

std::uint16_t double_to_half(double value) noexcept {
  const unsigned sign = std::signbit(value) ? 0x8000U : 0U;
  const double magnitude = std::abs(value);
  if (std::isnan(value)) return static_cast<std::uint16_t>(sign | 0x7E00U);
  if (magnitude >= 65520.0) return static_cast<std::uint16_t>(sign | infinity_bits);
  if (magnitude == 0) return static_cast<std::uint16_t>(sign);
  const int exponent = std::max(std::ilogb(magnitude), smallest_exponent);
  // In units of the last place, so that rounding is that of the FPU: to nearest, ties to even. A carry out of the
  // fraction moves into the exponent, which is what the addition below wants.
  const auto units = static_cast<unsigned>(std::nearbyint(std::ldexp(magnitude, fraction_bits - exponent)));
  const auto biased = static_cast<unsigned>(exponent - smallest_exponent) << fraction_bits;
  return static_cast<std::uint16_t>(sign | (biased + units));
}

}  // namespace sipyco::base
