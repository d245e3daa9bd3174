// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

namespace sipyco::expression {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// Of a name; whatever is not ASCII may be part of one.
[[nodiscard]] constexpr bool is_name_start(char c) noexcept { return is_letter(c) || c == '_' || (c & 0x80) != 0; }
[[nodiscard]] constexpr bool is_name_part(char c) noexcept { return is_name_start(c) || is_digit(c); }
/// The value of a digit in bases up to 36; 99 for what is none.
[[nodiscard]] constexpr int digit_value(char c) noexcept {
  if (is_digit(c)) return c - '0';
  return is_letter(c) ? (c | 0x20) - 'a' + 10 : 99;
}
/// Python's ASCII white space.
[[nodiscard]] constexpr bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }
/// White space of a str.
[[nodiscard]] constexpr bool is_space(char32_t c) noexcept {
  if (c < 0x80) return is_space(static_cast<char>(c)) || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace sipyco::expression
