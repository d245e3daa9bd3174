// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/wrap.hpp"

#include "text/quote.hpp"
#include "text/words.hpp"

#include <algorithm>

namespace sipyco::text {
namespace {

using append_literal = void (*)(std::string& out, std::string_view part);

/// Gathers neighbouring parts into literals.
class literal_filler {
 public:
  explicit literal_filler(append_literal append) : append_(append) {}

  /// `part` follows what was added before in memory; with it the literal must not take more than `room`, or it begins
  /// a new one.
  void add(std::string_view part, const quoted_size& size, std::size_t prefix, std::ptrdiff_t room) {
    const auto joined = size_ + size;
    if (static_cast<std::ptrdiff_t>(joined.total() + prefix) <= room) {
      current_ = current_.empty() ? part : std::string_view(current_.data(), current_.size() + part.size());
      size_ = joined;
      return;
    }
    finish();
    current_ = part;
    size_ = size;
  }
  void finish() {
    if (current_.empty()) return;
    append_(literals_.emplace_back(), current_);
    current_ = {};
    size_ = {};
  }
  [[nodiscard]] std::vector<std::string> take() {
    finish();
    return std::move(literals_);
  }

 private:
  append_literal append_;
  std::string_view current_;
  quoted_size size_;
  std::vector<std::string> literals_;
};

void append_text(std::string& out, std::string_view part) { append_quoted(out, part); }

}  // namespace

std::vector<std::string> wrap_text(std::string_view text, const wrap_room& room) {
  literal_filler literals(append_text);
  const auto lines = split_lines(text);
  for (const auto& line : lines) {
    const bool last_line = &line == &lines.back();
    const auto line_room = room.width - (last_line ? room.allowance : 0);
    literals.finish();
    const auto size = measure_quoted(line);
    if (static_cast<std::ptrdiff_t>(size.total()) <= line_room) {
      literals.add(line, size, 0, line_room);
      continue;
    }
    const auto words = split_words(line);
    for (const auto& word : words)
      literals.add(word, measure_quoted(word), 0, &word == &words.back() ? line_room : room.width);
  }
  return literals.take();
}

std::vector<std::string> wrap_bytes(std::string_view octets, const wrap_room& room) {
  constexpr std::size_t group = 4;
  literal_filler literals(append_quoted_bytes);
  for (std::size_t i = 0; i < octets.size(); i += group) {
    const auto part = octets.substr(i, group);
    // Like Python, which leaves room for what follows only behind an incomplete group.
    const auto allowance = part.size() < group ? room.allowance : 0;
    literals.add(part, measure_quoted_bytes(part), 1, room.width - allowance);
  }
  return literals.take();
}

}  // namespace sipyco::text
