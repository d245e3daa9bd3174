// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// UTF-8, and the form in which the library keeps Python's str: UTF-8 in which a lone surrogate stands as its three
/// bytes (WTF-8). A surrogate pair never stands there: whoever appends code points joins it.
namespace sipyco::base {

inline constexpr char32_t max_code_point = 0x10FFFF;

[[nodiscard]] constexpr bool is_high_surrogate(char32_t c) noexcept { return (c >> 10) == 0x36; }
[[nodiscard]] constexpr bool is_low_surrogate(char32_t c) noexcept { return (c >> 10) == 0x37; }
[[nodiscard]] constexpr bool is_surrogate(char32_t c) noexcept { return (c >> 11) == 0x1B; }
[[nodiscard]] constexpr char32_t join_surrogates(char32_t high, char32_t low) noexcept {
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/// Offset of the first byte above 0x7F, or the size.
[[nodiscard]] std::size_t find_non_ascii(std::string_view text) noexcept;

/// Offset of the first byte that is not part of valid UTF-8 (no surrogates), or the size.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text) noexcept;

/// The same for the internal form, in which three-byte surrogates are allowed.
[[nodiscard]] std::size_t find_invalid_wtf8(std::string_view text) noexcept;

/// Appends one code point, at most max_code_point; a surrogate becomes three bytes.
void append_code_point(std::string& out, char32_t c);

/// The same, but a low surrogate that follows a high one at the end of `out` is joined with it.
void append_joining(std::string& out, char32_t c);

/// Decodes the code point at `position`, which must be below the size, and moves behind it; `text` must be valid.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& position) noexcept;

/// Number of code points of valid text: Python's `len`.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

/// Python 3.11's `str.isprintable` for one character (Unicode 14).
[[nodiscard]] bool is_printable(char32_t c) noexcept;

}  // namespace sipyco::base
