// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/quote.hpp"

#include "base/utf8.hpp"

namespace sipyco::text {
namespace {

/// How many characters stand for one character of a literal, its quotes aside.
std::size_t escaped_size(char32_t c) {
  if (c == '\\' || c == '\t' || c == '\n' || c == '\r') return 2;
  if (c >= 0x20 && c < 0x7F) return 1;
  if (c < 0x7F || (c <= 0xFF && !base::is_printable(c))) return 4;
  if (c <= base::max_code_point && base::is_printable(c)) return 1;
  return c <= 0xFFFF ? 6 : 10;
}

void append_hex(std::string& out, char letter, char32_t c, unsigned digits) {
  out += '\\';
  out += letter;
  while (digits-- > 0) out += "0123456789abcdef"[c >> (4 * digits) & 0xFU];
}

void append_escape(std::string& out, char32_t c) {
  switch (c) {
    case '\\': out += "\\\\"; return;
    case '\t': out += "\\t"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    default: break;
  }
  if (c <= 0xFF)
    append_hex(out, 'x', c, 2);
  else if (c <= 0xFFFF)
    append_hex(out, 'u', c, 4);
  else
    append_hex(out, 'U', c, 8);
}

void append_character(std::string& out, char32_t c, char quote) {
  if (c == static_cast<unsigned char>(quote)) out += '\\';
  if (c != '\\' && c >= 0x20 && c < 0x7F)
    out += static_cast<char>(c);
  else if (escaped_size(c) == 1)
    base::append_code_point(out, c);
  else
    append_escape(out, c);
}

template <class Text>
char quote_for(const Text& text) {
  return text.find('\'') != Text::npos && text.find('"') == Text::npos ? '"' : '\'';
}

bool is_plain(char c, char quote) { return c >= 0x20 && c < 0x7F && c != '\\' && c != quote; }

/// The end of the characters from `at` on that stand for themselves.
std::size_t plain_end(std::string_view text, std::size_t at, char quote) {
  while (at < text.size() && is_plain(text[at], quote)) ++at;
  return at;
}

void count_quote(quoted_size& size, char32_t c) {
  size.single_quotes += c == '\'';
  size.double_quotes += c == '"';
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  const char quote = quote_for(text);
  out += quote;
  for (std::size_t i = 0; i < text.size();) {
    const auto end = plain_end(text, i, quote);
    out += text.substr(i, end - i);
    i = end;
    if (i < text.size()) append_character(out, base::next_code_point(text, i), quote);
  }
  out += quote;
}

void append_quoted(std::string& out, std::u32string_view text) {
  const char quote = quote_for(text);
  out += quote;
  for (const char32_t c : text) append_character(out, c, quote);
  out += quote;
}

void append_quoted_bytes(std::string& out, std::string_view octets) {
  const char quote = quote_for(octets);
  out += 'b';
  out += quote;
  for (const char c : octets) {
    if (c == quote)
      (out += '\\') += c;
    else if (is_plain(c, quote))
      out += c;
    else
      append_escape(out, static_cast<unsigned char>(c));
  }
  out += quote;
}

void append_hex_bytes(std::string& out, std::string_view octets) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += "b'";
  for (const char c : octets) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'\\', 'x', digits[byte >> 4U], digits[byte & 0xFU]};
  }
  out += '\'';
}

quoted_size measure_quoted(std::string_view text) {
  quoted_size size;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = base::next_code_point(text, i);
    size.plain += escaped_size(c);
    count_quote(size, c);
  }
  return size;
}

quoted_size measure_quoted_bytes(std::string_view octets) {
  quoted_size size;
  for (const char byte : octets) {
    const char32_t c = static_cast<unsigned char>(byte);
    size.plain += c < 0x7F ? escaped_size(c) : 4;
    count_quote(size, c);
  }
  return size;
}

}  // namespace sipyco::text
