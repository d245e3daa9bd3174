// SPDX-License-Identifier: LGPL-3.0-or-later
#include "formats/subscript.hpp"

namespace sipyco::formats {
namespace {

/// Behind the string that begins at `at`; the text's size when it does not end.
std::size_t skip_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == quote)
      return at + 1;
  }
  return text.size() + 1;
}

}  // namespace

result<subscript> split_subscript(std::string_view text, std::size_t open) {
  subscript out;
  std::size_t depth = 0, from = open + 1;
  const auto cut = [&](std::size_t at) {
    out.parts.push_back({text.substr(from, at - from), from, text[at]});
    from = at + 1;
  };
  for (std::size_t at = from; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      const std::size_t quote = at;
      at = skip_string(text, at);
      if (at > text.size()) return decode_failure("this string does not end", quote);
      continue;
    }
    if (depth == 0 && c == ']') {
      cut(at);
      out.end = at + 1;
      return out;
    }
    if (c == '[' || c == '(' || c == '{') ++depth;
    if (depth != 0 && (c == ']' || c == ')' || c == '}')) --depth;
    if (depth == 0 && (c == ',' || c == ':')) {
      if (c == ',') ++out.commas;
      cut(at);
    }
    ++at;
  }
  return decode_failure("this `[` is not closed", open);
}

}  // namespace sipyco::formats
