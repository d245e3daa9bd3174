// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/glob.hpp"

#include <cstddef>

namespace sipyco::logserver {

namespace {

/// A place in a pattern: what stands there for one character, and how long it is.
struct element {
  std::size_t length = 0;
  bool any = false;
  char literal = '\0';

  [[nodiscard]] bool matches(char c) const noexcept { return length > 0 && (any || c == literal); }
};

element element_at(std::string_view pattern, std::size_t at) noexcept {
  if (at >= pattern.size()) return {};
  if (pattern[at] == '?') return {1, true, '\0'};
  if (pattern[at] == '\\' && at + 1 < pattern.size()) return {2, false, pattern[at + 1]};
  return {1, false, pattern[at]};
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view text) noexcept {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t after_star = std::string_view::npos;
  std::size_t star_text = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      after_star = ++p;
      star_text = t;
    } else if (const auto here = element_at(pattern, p); here.matches(text[t])) {
      p += here.length;
      ++t;
    } else if (after_star != std::string_view::npos) {  // the star takes one more
      p = after_star;
      t = ++star_text;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace sipyco::logserver
