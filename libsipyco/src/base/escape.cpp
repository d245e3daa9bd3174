// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/escape.hpp"

#include "base/utf8.hpp"

namespace sipyco::base {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

void append_byte_escape(std::string& out, unsigned c) {
  out += "\\x";
  out += hex_digits[c >> 4U & 0xFU];
  out += hex_digits[c & 0xFU];
}

void append_unicode_escape(std::string& out, char32_t c) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += hex_digits[c >> static_cast<unsigned>(shift) & 0xFU];
}

/// Controls of the writing direction, and the separators that break a line in some viewers.
bool is_hostile_format(char32_t c) {
  return c == 0x61C || (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         is_surrogate(c);
}

void append_ascii(std::string& out, char c, bool one_line) {
  if (c == '\n' || c == '\t') {
    if (one_line)
      out += c == '\n' ? "\\n" : "\\t";
    else
      out += c;
  } else if (c < 0x20 || c == 0x7F) {
    append_byte_escape(out, static_cast<unsigned char>(c));
  } else {
    out += c;
  }
}

std::string escape(std::string_view text, bool one_line) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto valid = text.substr(0, find_invalid_wtf8(text));
    for (std::size_t i = 0; i < valid.size();) {
      const auto start = i;
      const auto c = next_code_point(valid, i);
      if (c < 0x80)
        append_ascii(out, static_cast<char>(c), one_line);
      else if (c < 0xA0)
        append_byte_escape(out, c);
      else if (is_hostile_format(c))
        append_unicode_escape(out, c);
      else
        out += valid.substr(start, i - start);
    }
    text.remove_prefix(valid.size());
    if (text.empty()) break;
    append_byte_escape(out, static_cast<unsigned char>(text.front()));
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace

std::string escape_controls(std::string_view text) { return escape(text, false); }

std::string escape_to_one_line(std::string_view text) { return escape(text, true); }

}  // namespace sipyco::base
