// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Literals of str and bytes, as Python's repr writes them.
namespace sipyco::text {

/// Appends `'text'`; `text` is UTF-8 in which lone surrogates are three bytes.
void append_quoted(std::string& out, std::string_view text);
/// The same for code points as a NumPy array holds them: pairs of surrogates stay apart, any number may occur.
void append_quoted(std::string& out, std::u32string_view text);
/// Appends `b'octets'`.
void append_quoted_bytes(std::string& out, std::string_view octets);
/// Appends the literal of a NumPy void: `b'\x00\xAB'`, every byte escaped in upper case.
void append_hex_bytes(std::string& out, std::string_view octets);

/// The length of a literal in characters, known without writing it: sizes of parts add up to that of the whole.
struct quoted_size {
  std::size_t plain = 0;  ///< what the characters take when no quote needs a backslash
  std::size_t single_quotes = 0;
  std::size_t double_quotes = 0;

  /// With its quotes; the `b` of bytes is not counted.
  [[nodiscard]] std::size_t total() const noexcept {
    return plain + 2 + (single_quotes != 0 && double_quotes != 0 ? single_quotes : 0);
  }
  friend quoted_size operator+(const quoted_size& a, const quoted_size& b) noexcept {
    return {a.plain + b.plain, a.single_quotes + b.single_quotes, a.double_quotes + b.double_quotes};
  }
};

[[nodiscard]] quoted_size measure_quoted(std::string_view text);
[[nodiscard]] quoted_size measure_quoted_bytes(std::string_view octets);

}  // namespace sipyco::text
