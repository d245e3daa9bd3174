// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/expression/errors.hpp>

#include <algorithm>

namespace sipyco::expression {

namespace {

/// The line's text up to the offset.
std::string_view line_before(std::string_view text, std::size_t offset) {
  text = text.substr(0, offset);
  return text.substr(text.rfind('\n') + 1);
}

}  // namespace

SyntaxError::SyntaxError(const std::string& message, std::string_view text, std::size_t offset, bool incomplete)
    : Error(message), offset_(std::min(offset, text.size())), incomplete_(incomplete) {
  line_ += static_cast<std::size_t>(std::ranges::count(text.substr(0, offset_), '\n'));
  column_ += static_cast<std::size_t>(
      std::ranges::count_if(line_before(text, offset_), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace sipyco::expression
