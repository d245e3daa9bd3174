// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/glob.hpp>

#include <cstddef>

namespace sipyco::cli {

namespace {

/// The members of a set, between its brackets.
bool set_holds(std::string_view members, char c) noexcept {
  const bool inverted = members[0] == '!' || members[0] == '^';
  for (std::size_t i = inverted ? 1 : 0; i < members.size(); ++i) {
    const bool range = i + 2 < members.size() && members[i + 1] == '-';
    const auto first = static_cast<unsigned char>(members[i]);
    const auto last = static_cast<unsigned char>(members[range ? i + 2 : i]);
    const auto wanted = static_cast<unsigned char>(c);
    if (first <= wanted && wanted <= last) return !inverted;
    if (range) i += 2;
  }
  return inverted;
}

/// A place in a pattern: what stands there for one character, and how long it is.
struct element {
  std::size_t length = 0;
  bool any = false;
  std::string_view set = {};
  char literal = '\0';

  [[nodiscard]] bool matches(char c) const noexcept {
    if (length == 0 || any) return any;
    return set.empty() ? c == literal : set_holds(set, c);
  }
};

/// The length of a set with its brackets, 0 when the closing one is missing. The first member may be a bracket.
std::size_t set_length(std::string_view text) noexcept {
  const std::size_t first = text.size() > 1 && (text[1] == '!' || text[1] == '^') ? 2 : 1;
  const auto end = text.find(']', first + 1);
  return end == text.npos ? 0 : end + 1;
}

element element_at(std::string_view pattern, std::size_t at) noexcept {
  if (at >= pattern.size()) return {};
  if (pattern[at] == '?') return {.length = 1, .any = true};
  if (pattern[at] == '\\' && at + 1 < pattern.size()) return {.length = 2, .literal = pattern[at + 1]};
  const auto set = pattern[at] == '[' ? set_length(pattern.substr(at)) : 0;
  if (set > 0) return {.length = set, .set = pattern.substr(at + 1, set - 2)};
  return {.length = 1, .literal = pattern[at]};
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

}  // namespace sipyco::cli
