// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco {

/// A place in a text: offset in bytes from 0, line from 1, column from 1 in characters (code points).
struct text_position {
  std::size_t offset = 0;  ///< In bytes from the beginning.
  std::size_t line = 1;    ///< From 1.
  std::size_t column = 1;  ///< In code points, from 1.

  friend bool operator==(const text_position&, const text_position&) = default;  ///< Member by member.
};

/// Counts lines and characters before `offset`; an offset beyond the end means the end.
[[nodiscard]] text_position locate(std::string_view text, std::size_t offset);

/// Text that does not decode (Python raises `SyntaxError`, `ValueError` or `json.JSONDecodeError`).
///
/// `what()` is `LINE:COLUMN: message`.
class DecodeError : public ValueError {
 public:
  /// `text` is the whole text that was decoded; its line around `offset` is kept, shortened where it is long.
  DecodeError(const std::string& message, std::string_view text, std::size_t offset);

  /// For readers that keep no text: `source_line` may be empty, and is shown with the caret only if it is not.
  DecodeError(const std::string& message, text_position position, std::string source_line = {}, std::size_t caret = 0);

  /// The message without any location.
  [[nodiscard]] const std::string& message() const noexcept { return message_; }
  [[nodiscard]] text_position position() const noexcept { return position_; }     ///< Where in the text.
  [[nodiscard]] std::size_t offset() const noexcept { return position_.offset; }  ///< Of the position, in bytes.
  [[nodiscard]] std::size_t line() const noexcept { return position_.line; }      ///< Of the position, from 1.
  [[nodiscard]] std::size_t column() const noexcept { return position_.column; }  ///< Of the position, from 1.

  /// The source line, or its part around the error, safe to print on a terminal.
  [[nodiscard]] const std::string& source_line() const noexcept { return source_line_; }

  /// `FILE:LINE:COLUMN: message`, the source line and a caret below it; three lines without a final newline.
  [[nodiscard]] std::string describe(std::string_view file) const;

 private:
  struct excerpt {
    std::string line;
    std::size_t caret;
  };
  static excerpt cut_excerpt(std::string_view text, std::size_t offset);
  DecodeError(const std::string& message, text_position position, excerpt shown);

  std::string message_;
  text_position position_;
  std::string source_line_;
  std::size_t caret_;
};

}  // namespace sipyco
