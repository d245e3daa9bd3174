// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/decode_error.hpp>

#include "base/escape.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace sipyco {
namespace {

constexpr std::size_t excerpt_bytes_before = 60;
constexpr std::size_t excerpt_bytes_after = 40;

std::string prefixed(const std::string& message, text_position position) {
  return std::to_string(position.line) + ':' + std::to_string(position.column) + ": " + message;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Lines end at a newline; one byte that starts no character counts as one column.
std::size_t line_start(std::string_view text, std::size_t offset) {
  const auto newline = text.substr(0, offset).rfind('\n');
  return newline == std::string_view::npos ? 0 : newline + 1;
}

}  // namespace

text_position locate(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const auto before = text.substr(0, offset);
  const auto start = line_start(text, offset);
  const auto newlines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  return {offset, newlines + 1, base::count_code_points(before.substr(start)) + 1};
}

DecodeError::DecodeError(const std::string& message, std::string_view text, std::size_t offset)
    : DecodeError(message, locate(text, offset), cut_excerpt(text, std::min(offset, text.size()))) {}

DecodeError::DecodeError(const std::string& message, text_position position, excerpt shown)
    : DecodeError(message, position, std::move(shown.line), shown.caret) {}

DecodeError::DecodeError(const std::string& message, text_position position, std::string source_line, std::size_t caret)
    : ValueError(prefixed(message, position)),
      message_(message),
      position_(position),
      source_line_(std::move(source_line)),
      caret_(caret) {}

DecodeError::excerpt DecodeError::cut_excerpt(std::string_view text, std::size_t offset) {
  const auto line_begin = line_start(text, offset);
  auto first = offset - std::min(offset - line_begin, excerpt_bytes_before);
  while (first > line_begin && is_continuation(text[first])) --first;
  auto last = std::min({text.find('\n', offset), text.size(), offset + excerpt_bytes_after});
  while (last < text.size() && is_continuation(text[last])) ++last;
  std::string shown = first > line_begin ? "..." : "";
  shown += base::escape_to_one_line(text.substr(first, offset - first));
  const auto caret = base::count_code_points(shown);
  shown += base::escape_to_one_line(text.substr(offset, last - offset));
  if (last < text.size() && text[last] != '\n') shown += "...";
  return {std::move(shown), caret};
}

std::string DecodeError::describe(std::string_view file) const {
  std::string shown{file};
  shown += ':';
  shown += what();
  if (source_line_.empty()) return shown;
  shown += '\n';
  shown += source_line_;
  shown += '\n';
  shown.append(caret_, ' ');
  return shown += '^';
}

}  // namespace sipyco
