// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/words.hpp"

#include "base/utf8.hpp"

namespace sipyco::text {
namespace {

bool ends_line(char32_t c) {
  return (c >= '\n' && c <= '\r') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_space(char32_t c) {
  return c == ' ' || ends_line(c) || c == '\t' || c == 0x1F || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Moves `at` to the first character for which `is_space` has another answer.
std::size_t skip(std::string_view text, std::size_t at, bool space) {
  while (at < text.size()) {
    const auto start = at;
    if (is_space(base::next_code_point(text, at)) != space) return start;
  }
  return at;
}

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t start = 0, at = 0;
  while (at < text.size()) {
    const auto c = base::next_code_point(text, at);
    if (!ends_line(c)) continue;
    if (c == '\r' && text.substr(at).starts_with('\n')) ++at;
    lines.push_back(text.substr(start, at - start));
    start = at;
  }
  if (start < text.size()) lines.push_back(text.substr(start));
  return lines;
}

std::vector<std::string_view> split_words(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    const auto start = at;
    at = skip(line, skip(line, at, false), true);
    words.push_back(line.substr(start, at - start));
  }
  return words;
}

}  // namespace sipyco::text
