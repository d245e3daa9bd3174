// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/summary.hpp"

#include "syncdump/array_text.hpp"

#include <sipyco/cli/terminal.hpp>
#include <sipyco/text/repr.hpp>

#include <algorithm>
#include <utility>

namespace sipyco::syncdump {

namespace {

constexpr std::size_t deepest = 20;

void append(std::string& out, const Value& x, std::size_t enough, std::size_t depth);

template <class Items, class Each>
void append_all(std::string& out, const Items& items, std::size_t enough, Each each) {
  bool first = true;
  for (const auto& item : items) {
    if (out.size() > enough) return;
    if (!std::exchange(first, false)) out += ", ";
    each(item);
  }
}

void append(std::string& out, const Value& x, std::size_t enough, std::size_t depth) {
  const auto each = [&](const Value& item) { append(out, item, enough, depth + 1); };
  if (depth > deepest) {
    out += "…";
  } else if (x.kind() == kind::ndarray) {
    out += array_text(x.as_ndarray());
  } else if (x.is_sequence()) {
    const bool list = x.kind() == kind::list;
    out += list ? '[' : '(';
    append_all(out, x.items(), enough, each);
    out += list ? "]" : x.items().size() == 1 ? ",)" : ")";
  } else if (x.is_dict()) {
    out += '{';
    append_all(out, x.as_dict(), enough, [&](const dict_entry& entry) {
      each(entry.key);
      out += ": ";
      each(entry.value);
    });
    out += '}';
  } else {
    out += cli::safe_line(text::repr(x));
  }
}

/// The code point at the start of a text, and its length.
std::pair<char32_t, std::size_t> next_character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  char32_t code = length == 1 ? first : first & (0x7fU >> length);
  for (std::size_t i = 1; i < std::min(length, text.size()); ++i)
    code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3fU);
  return {code, std::min(length, text.size())};
}

std::size_t columns_of(char32_t code) {
  const bool wide = (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) ||
                    (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
                    (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) ||
                    (code >= 0x1f300 && code <= 0x1faff) || (code >= 0x20000 && code <= 0x3fffd);
  const bool combining = code >= 0x300 && code <= 0x36f;
  return combining ? 0 : wide ? 2 : 1;
}

}  // namespace

std::string summary(const Value& x, std::size_t columns) {
  std::string out;
  append(out, x, columns * 4, 0);
  return cut(out, columns);
}

std::size_t width_of(std::string_view text) {
  std::size_t out = 0;
  while (!text.empty()) {
    const auto [code, length] = next_character(text);
    out += columns_of(code);
    text.remove_prefix(length);
  }
  return out;
}

std::string cut(std::string_view text, std::size_t columns) {
  if (width_of(text) <= columns) return std::string(text);
  std::string out;
  std::size_t used = 1;  // the ellipsis
  while (!text.empty()) {
    const auto [code, length] = next_character(text);
    used += columns_of(code);
    if (used > columns) break;
    out += text.substr(0, length);
    text.remove_prefix(length);
  }
  return columns == 0 ? "" : out + "…";
}

}  // namespace sipyco::syncdump
