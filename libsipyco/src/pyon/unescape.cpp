// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/unescape.hpp"

#include "base/utf8.hpp"

namespace sipyco::pyon {

bool text_buffer::join_surrogate(char32_t low) noexcept {
  if (size_ < 3) return false;
  const auto byte = [&](std::size_t back) { return static_cast<unsigned char>(room_[size_ - back]); };
  if (byte(3) != 0xED || byte(2) < 0xA0 || byte(2) > 0xAF) return false;
  const char32_t high = 0xD000U | (byte(2) & 0x3FU) << 6 | (byte(1) & 0x3FU);
  size_ -= 3;
  put_code_point(base::join_surrogates(high, low));
  return true;
}

void text_buffer::put_code_point(char32_t c) noexcept {
  const auto tail = [&](int shift) { put(static_cast<char>(0x80 | (c >> shift & 0x3F))); };
  if (c < 0x80) {
    put(static_cast<char>(c));
  } else if (c < 0x800) {
    put(static_cast<char>(0xC0 | c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    if (base::is_low_surrogate(c) && join_surrogate(c)) return;
    put(static_cast<char>(0xE0 | c >> 12));
    tail(6);
    tail(0);
  } else {
    put(static_cast<char>(0xF0 | c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

char32_t parse_hex(const char* p, const char* end, std::size_t count) noexcept {
  if (static_cast<std::size_t>(end - p) < count) return no_number;
  char32_t out = 0;
  for (const char* const stop = p + count; p != stop; ++p) {
    const char lower = static_cast<char>(*p | 0x20);
    if (*p >= '0' && *p <= '9')
      out = out << 4 | static_cast<char32_t>(*p - '0');
    else if (lower >= 'a' && lower <= 'f')
      out = out << 4 | static_cast<char32_t>(lower - 'a' + 10);
    else
      return no_number;
  }
  return out;
}

namespace {

/// What a letter behind a backslash stands for in JSON, or NUL.
char json_escape(char letter) noexcept {
  switch (letter) {
    case '"':
    case '\\':
    case '/': return letter;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return '\0';
  }
}

}  // namespace

bad_escape unescape_json(std::string_view raw, text_buffer& out) {
  out.reserve(raw.size());
  const char* p = raw.data();
  const char* const end = p + raw.size();
  while (p != end) {
    const std::size_t plain = std::string_view(p, static_cast<std::size_t>(end - p)).find('\\');
    out.put({p, plain == std::string_view::npos ? static_cast<std::size_t>(end - p) : plain});
    if (plain == std::string_view::npos) break;
    p += plain;
    if (const char simple = json_escape(p[1])) {
      out.put(simple);
      p += 2;
    } else {
      if (p[1] != 'u') return {p, "there is no such escape in JSON"};
      const char32_t code = parse_hex(p + 2, end, 4);
      if (code == no_number) return {p, "\\u takes four hexadecimal digits"};
      out.put_code_point(code);
      p += 6;
    }
  }
  return {};
}

}  // namespace sipyco::pyon
