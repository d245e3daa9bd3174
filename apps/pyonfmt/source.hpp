// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/error.hpp>
#include <sipyco/base/result.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sipyco::pyonfmt {

/// Text that does not decode; `what()` is `FILE:LINE:COLUMN: message`, the line and a caret below.
class located_error : public ValueError {
 public:
  using ValueError::ValueError;
};

/// A file or standard input, open for reading.
class source {
 public:
  /// `-` is standard input. Throws cli::fatal_error with `no_input_file`.
  explicit source(const std::string& name);
  source(const source&) = delete;
  source& operator=(const source&) = delete;
  ~source();

  /// For messages.
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  /// Reads on; 0 at the end. Throws cli::fatal_error with `io_error`.
  [[nodiscard]] std::size_t read(std::span<char> into);
  /// The next bytes, which stay to be read; fewer than `most` only if there are no more.
  [[nodiscard]] std::string_view peek(std::size_t most);
  /// All that is left.
  [[nodiscard]] std::string read_all();
  /// Reads all at once, so that it can be read again.
  void hold();
  /// Whether `read_at` can be used.
  [[nodiscard]] bool is_regular() const noexcept { return size_.has_value(); }
  /// Of a regular file, when it was opened.
  [[nodiscard]] std::size_t size() const noexcept { return size_.value_or(0); }
  [[nodiscard]] std::size_t read_at(std::span<char> into, std::size_t offset) const;
  /// Whether all that was read can be read again.
  [[nodiscard]] bool can_rewind() const noexcept { return is_regular() || !read_beyond_; }
  void rewind();
  /// The number of the line that a text given to `failure_in` begins with.
  [[nodiscard]] std::size_t line() const noexcept { return line_; }
  void set_line(std::size_t line) noexcept { line_ = line; }

 private:
  [[noreturn]] void fail_reading() const;
  [[nodiscard]] std::size_t read_descriptor(std::span<char> into);

  std::string name_;
  int descriptor_ = -1;
  std::optional<std::size_t> size_;
  std::string ahead_;  // what was peeked at, or all that is held
  std::size_t ahead_used_ = 0;
  bool held_ = false;
  bool read_beyond_ = false;  // what was peeked at
  std::size_t line_ = 1;
};

/// The failure of reading all of `text`.
[[nodiscard]] located_error failure_in(const source& from, const failure& why, std::string_view text);

/// The failure of reading a file piece by piece, which is read again to find the line. Of what cannot be read again
/// only the `recent` pieces are known, which begin at `recent_offset`, in line `recent_line`.
[[nodiscard]] located_error failure_in_pieces(const source& from, const failure& why);
[[nodiscard]] located_error failure_in_pieces(const source& from, const failure& why, std::string_view recent,
                                              std::size_t recent_offset, std::size_t recent_line);

}  // namespace sipyco::pyonfmt
