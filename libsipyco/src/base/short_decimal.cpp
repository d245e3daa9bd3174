// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/short_decimal.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace sipyco::base {
namespace {

constexpr std::array powers_of_ten{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

/// Writes `digits` with a point in front of the last `decimals` of them; at least one digit stands on either side.
char* write_with_point(char* out, std::uint64_t digits, std::ptrdiff_t decimals) noexcept {
  char text[20];
  const char* const end = std::to_chars(text, text + sizeof text, digits).ptr;
  const std::ptrdiff_t count = end - text;
  const auto put = [&](const char* from, std::ptrdiff_t size) {
    std::memcpy(out, from, static_cast<std::size_t>(size));
    out += size;
  };
  if (count > decimals) {
    put(text, count - decimals);
    *out++ = '.';
    if (decimals == 0) *out++ = '0';
    put(end - decimals, decimals);
  } else {
    put("0.000000", 2 + decimals - count);
    put(text, count);
  }
  return out;
}

}  // namespace

// No two decimals of at most 15 digits are the same double: one that reads back is the only one, and so the shortest.
char* write_short_decimal(char* out, double value) noexcept {
  constexpr double smallest = 1e-4, too_large = 1e15, rounding = 4.5e-16;
  const double magnitude = std::abs(value);
  if (!(magnitude >= smallest || magnitude == 0)) return nullptr;
  for (std::size_t decimals = 0; decimals < powers_of_ten.size(); ++decimals) {
    const double scaled = magnitude * powers_of_ten[decimals];
    if (!(scaled < too_large)) return nullptr;
    const auto digits = static_cast<std::int64_t>(scaled + 0.5);
    const auto whole = static_cast<double>(digits);
    if (std::abs(scaled - whole) > scaled * rounding || whole / powers_of_ten[decimals] != magnitude) continue;
    if (std::signbit(value)) *out++ = '-';
    return write_with_point(out, static_cast<std::uint64_t>(digits), static_cast<std::ptrdiff_t>(decimals));
  }
  return nullptr;
}

}  // namespace sipyco::base
