// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <sipyco/logs/record.hpp>

namespace sipyco::logs {

/// How much of what a program says is kept at once.
struct log_parser_options {
  /// Bytes of one line; what is longer is cut, and the record marked.
  std::size_t max_line_bytes = std::size_t{2} << 20;
  /// Bytes of a record of several lines; a longer one comes in several parts, each marked.
  std::size_t max_record_bytes = std::size_t{2} << 20;
};

/// What the first line of a record says.
struct parsed_message {
  log_level level = log_level::info;  ///< INFO for text that is no record.
  std::uint64_t lines = 1;            ///< Of the record, the first included.
  std::string_view name;              ///< The logger's; `print` for text that is no record.
  std::string_view message;           ///< The first line of the message.
};

/// Python's `parse_log_message`, whose first result is `lines - 1`. The views live as long as `line`.
[[nodiscard]] parsed_message parse_log_message(std::string_view line);

/// Finds log records in the output of a program: Python's `sipyco.logs.LogParser`.
///
/// Lines in the format `LEVEL:name:message` or `LEVEL<n>:name:first of n lines` are records, and each other line is one
/// too, of level INFO and name `print`. No line is lost.
class LogParser {
 public:
  using record_handler = std::function<void(const record&)>;  ///< Called within `line_input`, `feed` or `finish`.

  /// Records have this source.
  LogParser(std::string source, record_handler handler, log_parser_options options = {});
  ~LogParser();
  LogParser(LogParser&&) noexcept;             ///< Leaves the other fit only to be assigned to or destroyed.
  LogParser& operator=(LogParser&&) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.

  /// One line without its newline.
  void line_input(std::string_view line);
  /// Output, however it is split; a carriage return before a newline is left out.
  void feed(std::string_view bytes);
  /// The output has ended: hands over a last line without newline, and a record whose lines did not all come.
  void finish();

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace sipyco::logs
