// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyonfmt/source.hpp"

#include <cstddef>
#include <string>

namespace sipyco::pyonfmt {

/// Hands out a text line by line.
class line_reader {
 public:
  explicit line_reader(source& from) : from_(from) {}

  /// The next line, without its newline; false at the end.
  [[nodiscard]] bool next(std::string& line);
  /// Whether a line can be had without waiting for more text.
  [[nodiscard]] bool has_line() const { return buffer_.find('\n', used_) != std::string::npos; }
  /// Of the line handed out last, from 1.
  [[nodiscard]] std::size_t number() const noexcept { return number_; }

 private:
  bool read_more();

  source& from_;
  std::string buffer_;
  std::size_t used_ = 0;
  std::size_t number_ = 0;
};

}  // namespace sipyco::pyonfmt
