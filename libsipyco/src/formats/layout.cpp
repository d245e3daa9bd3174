// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/layout.hpp>

#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace sipyco::formats {
namespace {

constexpr std::size_t encoders_indent = 4, escape_size = 6;

/// The unit that `\uXXXX` at `at` is; above all code points when there is none.
char32_t unit_at(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("\\u") || text.size() - at < escape_size) return base::max_code_point + 1;
  unsigned out = 0;
  const char* const digits = text.data() + at + 2;
  if (std::from_chars(digits, digits + 4, out, 16).ptr != digits + 4) return base::max_code_point + 1;
  return out;
}

/// The character that the escapes at `at` stand for; moves behind them.
char32_t take_character(std::string_view text, std::size_t& at) {
  const char32_t first = unit_at(text, at);
  at += escape_size;
  if (!base::is_high_surrogate(first)) return first;
  const char32_t second = unit_at(text, at);
  if (!base::is_low_surrogate(second)) return first;
  at += escape_size;
  return base::join_surrogates(first, second);
}

}  // namespace

std::string indented(std::string_view pretty, std::size_t indent, bool tabs) {
  std::string out;
  out.reserve(pretty.size());
  for (std::size_t at = 0; at < pretty.size();) {
    const std::size_t text = std::min(pretty.find_first_not_of(' ', at), pretty.size());
    const std::size_t levels = (text - at) / encoders_indent;
    out.append(tabs ? levels : levels * indent, tabs ? '\t' : ' ');
    const std::size_t end = std::min(pretty.find('\n', text), pretty.size() - 1) + 1;
    out.append(pretty.substr(text, end - text));
    at = end;
  }
  return out;
}

std::string with_utf8(std::string_view ascii) {
  std::string out;
  out.reserve(ascii.size());
  for (std::size_t at = 0; at < ascii.size();) {
    const std::size_t escape = std::min(ascii.find('\\', at), ascii.size());
    out.append(ascii.substr(at, escape - at));
    at = escape;
    if (at == ascii.size()) break;
    if (unit_at(ascii, at) <= base::max_code_point) {
      const char32_t c = take_character(ascii, at);
      if (c >= 0x80 && base::is_printable(c))
        base::append_code_point(out, c);
      else
        out.append(ascii.substr(escape, at - escape));
    } else {
      out.append(ascii.substr(at, 2));
      at += 2;
    }
  }
  return out;
}

}  // namespace sipyco::formats
