// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "pyon/plain_run.hpp"

namespace sipyco::pyon {

/// A decimal literal without sign or underscores, in its parts.
struct decimal {
  const char* begin;
  const char* end;
  std::uint64_t digits = 0;  // all of them as one number, as long as there are at most 19
  std::size_t whole_digits = 0;
  std::size_t fraction_digits = 0;
  int exponent = 0;  // no further from zero than makes a difference
  bool has_point = false;
  bool has_exponent = false;
  bool complete = true;  // there are digits behind the `e`

  [[nodiscard]] bool is_float() const noexcept { return has_point || has_exponent; }
  [[nodiscard]] bool has_digits() const noexcept { return whole_digits + fraction_digits != 0; }
  /// More than one digit, the first of them 0.
  [[nodiscard]] bool leading_zero() const noexcept { return whole_digits > 1 && *begin == '0'; }
};

/// The most digits that 64 bits hold whatever they are.
inline constexpr std::size_t max_word_digits = 19;

[[nodiscard]] inline bool is_digit(char c) noexcept { return static_cast<unsigned char>(c - '0') < 10; }

[[nodiscard]] inline bool is_letter(char c) noexcept { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }

namespace detail {

/// Whether all eight bytes are digits.
[[nodiscard]] inline bool are_digits(std::uint64_t word) noexcept {
  return ((word & 0xF0F0F0F0F0F0F0F0U) | (((word + 0x0606060606060606U) & 0xF0F0F0F0F0F0F0F0U) >> 4)) ==
         0x3333333333333333U;
}

/// The number that eight digits are: pairs are added up, then fours, then all.
[[nodiscard]] inline std::uint64_t eight_digits(std::uint64_t word) noexcept {
  word -= 0x3030303030303030U;
  word = (word * 10) + (word >> 8);
  constexpr std::uint64_t mask = 0x000000FF000000FFU;
  constexpr std::uint64_t high = 0x000F424000000064U, low = 0x0000271000000001U;
  return (((word & mask) * high) + (((word >> 16) & mask) * low)) >> 32;
}

[[nodiscard]] inline const char* take_digits(const char* p, const char* end, std::uint64_t& value) noexcept {
  for (; end - p >= 8 && are_digits(load_eight(p)); p += 8) value = value * 100000000 + eight_digits(load_eight(p));
  for (; p != end && is_digit(*p); ++p) value = value * 10 + static_cast<std::uint64_t>(*p - '0');
  return p;
}

inline const char* take_exponent(const char* p, const char* end, decimal& out) noexcept {
  const bool negative = p != end && *p == '-';
  if (p != end && (*p == '-' || *p == '+')) ++p;
  out.complete = p != end && is_digit(*p);
  constexpr int enough = 1 << 24;
  for (; p != end && is_digit(*p); ++p)
    if (out.exponent < enough) out.exponent = out.exponent * 10 + (*p - '0');
  if (negative) out.exponent = -out.exponent;
  return p;
}

}  // namespace detail

/// Reads as far as a decimal literal goes; `p` may be anywhere up to `end`.
[[nodiscard]] inline decimal scan_decimal(const char* p, const char* end) noexcept {
  decimal out{p, p};
  for (; p != end && is_digit(*p); ++p) out.digits = out.digits * 10 + static_cast<std::uint64_t>(*p - '0');
  out.whole_digits = static_cast<std::size_t>(p - out.begin);
  if (p != end && *p == '.') {
    out.has_point = true;
    const char* const fraction = ++p;
    p = detail::take_digits(p, end, out.digits);
    out.fraction_digits = static_cast<std::size_t>(p - fraction);
  }
  if (p != end && (*p | 0x20) == 'e') {
    out.has_exponent = true;
    p = detail::take_exponent(p + 1, end, out);
  }
  out.end = p;
  return out;
}

/// The nearest double; too large is infinity, too small zero.
[[nodiscard]] double to_double_slowly(const decimal& literal) noexcept;

/// The same. A short number times a short power of ten is exact in both factors, so that it is rounded once.
[[nodiscard]] inline double to_double(const decimal& literal) noexcept {
  constexpr std::array powers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                              1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const std::int64_t scale = literal.exponent - static_cast<std::int64_t>(literal.fraction_digits);
  if (literal.whole_digits + literal.fraction_digits <= max_word_digits && literal.digits < std::uint64_t{1} << 53 &&
      scale >= -22 && scale <= 22) {
    const auto digits = static_cast<double>(literal.digits);
    return scale < 0 ? digits / powers[static_cast<std::size_t>(-scale)]
                     : digits * powers[static_cast<std::size_t>(scale)];
  }
  return to_double_slowly(literal);
}

}  // namespace sipyco::pyon
