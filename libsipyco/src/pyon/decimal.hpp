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

/// The digits that a word of eight characters begins with, as a number, and how many they are.
struct digit_run {
  std::uint64_t value;
  unsigned count;
};

[[nodiscard, gnu::always_inline]] inline digit_run leading_digits(std::uint64_t characters) noexcept {
  std::uint64_t digits = characters ^ 0x3030303030303030U;  // below ten where there is a digit
  const std::uint64_t others = ((digits + 0x7676767676767676U) | digits) & 0x8080808080808080U;
  const unsigned count = others == 0 ? 8 : static_cast<unsigned>(std::countr_zero(others)) / 8;
  if (count == 0) return {0, 0};
  digits <<= 64 - 8 * count;  // zeros in front of them
  // Pairs are added up, then fours, then all.
  digits = digits * 10 + (digits >> 8);
  constexpr std::uint64_t mask = 0x000000FF000000FFU;
  constexpr std::uint64_t high = 0x000F424000000064U, low = 0x0000271000000001U;
  return {((digits & mask) * high + ((digits >> 16) & mask) * low) >> 32, count};
}

inline constexpr std::array<std::uint64_t, 9> small_powers_of_ten{1,       10,        100,        1'000,      10'000,
                                                                  100'000, 1'000'000, 10'000'000, 100'000'000};

/// Reads on in `value`, which wraps when it has too many digits.
[[nodiscard, gnu::always_inline]] inline const char* take_digits(const char* p, const char* end,
                                                                 std::uint64_t& value) noexcept {
  while (end - p >= 8) {
    const digit_run run = leading_digits(load_eight(p));
    value = value * small_powers_of_ten[run.count] + run.value;
    p += run.count;
    if (run.count != 8) return p;
  }
  for (; p != end && is_digit(*p); ++p) value = value * 10 + static_cast<std::uint64_t>(*p - '0');
  return p;
}

inline constexpr std::array powers_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                          1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// What an `e` is followed by.
struct exponent {
  const char* end;
  int value = 0;
  bool complete;
};

[[nodiscard]] exponent take_exponent(const char* p, const char* end) noexcept;

}  // namespace detail

/// Reads as far as a decimal literal goes; `p` may be anywhere up to `end`.
[[nodiscard, gnu::always_inline]] inline decimal scan_decimal(const char* p, const char* end) noexcept {
  decimal out{p, p};
  std::uint64_t digits = 0;
  p = detail::take_digits(p, end, digits);
  out.whole_digits = static_cast<std::size_t>(p - out.begin);
  if (p != end && *p == '.') {
    out.has_point = true;
    const char* const fraction = ++p;
    p = detail::take_digits(p, end, digits);
    out.fraction_digits = static_cast<std::size_t>(p - fraction);
  }
  if (p != end && (*p | 0x20) == 'e') {
    const detail::exponent found = detail::take_exponent(p + 1, end);
    out.has_exponent = true;
    out.exponent = found.value;
    out.complete = found.complete;
    p = found.end;
  }
  out.digits = digits;
  out.end = p;
  return out;
}

/// The nearest double; too large is infinity, too small zero.
[[nodiscard]] double to_double_slowly(const char* begin, const char* end) noexcept;

/// The same. A short number times a short power of ten is exact in both factors, so that it is rounded once.
[[nodiscard, gnu::always_inline]] inline double to_double(const decimal& literal) noexcept {
  const std::int64_t scale = literal.exponent - static_cast<std::int64_t>(literal.fraction_digits);
  if (literal.whole_digits + literal.fraction_digits <= max_word_digits && literal.digits < std::uint64_t{1} << 53 &&
      scale >= -22 && scale <= 22) {
    const auto digits = static_cast<double>(literal.digits);
    return scale < 0 ? digits / detail::powers_of_ten[static_cast<std::size_t>(-scale)]
                     : digits * detail::powers_of_ten[static_cast<std::size_t>(scale)];
  }
  return to_double_slowly(literal.begin, literal.end);
}

}  // namespace sipyco::pyon
