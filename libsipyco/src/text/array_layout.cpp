// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/array_layout.hpp"

#include "base/utf8.hpp"

namespace sipyco::text {
namespace {

constexpr std::string_view dots = "...";

std::string_view without_trailing_space(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// Puts words on lines that all begin at the same column.
class line_filler {
 public:
  line_filler(std::string& out, std::size_t indent, std::ptrdiff_t width)
      : out_(out), indent_(indent), width_(width), column_(indent) {}

  void add(std::string_view word) {
    const auto size = base::count_code_points(word);
    if (column_ > indent_ && static_cast<std::ptrdiff_t>(column_ + size) > width_) break_line();
    out_ += word;
    column_ += size;
  }
  void add_separator(std::string_view separator) {
    out_ += separator;
    column_ += separator.size();
  }

 private:
  void break_line() {
    out_.resize(without_trailing_space(out_).size());
    out_ += '\n';
    out_.append(indent_, ' ');
    column_ = indent_;
  }

  std::string& out_;
  std::size_t indent_;
  std::ptrdiff_t width_;
  std::size_t column_;
};

}  // namespace

void array_layout::append_axis(std::string& out, const std::byte* at, std::size_t axis) const {
  const auto axes = shown_.array().ndim();
  if (axis == axes) {
    format_.append(out, at);
    return;
  }
  out += '[';
  if (axis + 1 == axes)
    append_elements(out, at, axis);
  else
    append_rows(out, at, axis);
  out += ']';
}

void array_layout::append_rows(std::string& out, const std::byte* at, std::size_t axis) const {
  const auto next_row = [&] {
    out += without_trailing_space(separator_);
    out.append(shown_.array().ndim() - axis - 1, '\n').append(indent_ + axis + 1, ' ');
  };
  const auto count = shown_.count(axis);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) next_row();
    if (shown_.is_cut(axis) && i == shown_.cut_place()) {
      out += dots;
      next_row();
    }
    append_axis(out, at + shown_.index(axis, i) * shown_.step(axis), axis + 1);
  }
}

void array_layout::append_elements(std::string& out, const std::byte* at, std::size_t axis) const {
  // Each bracket that is still to be closed takes a character, and the separator or bracket behind the word one more.
  line_filler lines(out, indent_ + axis + 1, width_ - static_cast<std::ptrdiff_t>(axis) - 1);
  std::string word;
  const auto count = shown_.count(axis);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) lines.add_separator(separator_);
    if (shown_.is_cut(axis) && i == shown_.cut_place()) {
      lines.add(dots);
      lines.add_separator(separator_);
    }
    word.clear();
    format_.append(word, at + shown_.index(axis, i) * shown_.step(axis));
    lines.add(word);
  }
}

}  // namespace sipyco::text
