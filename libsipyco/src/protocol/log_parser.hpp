// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sipyco::protocol {

/// One log record; the views live until the next call of what gave it.
struct log_entry {
  std::string_view source;
  log_level level = log_level::info;
  std::string_view name;
  /// Valid UTF-8, lines separated by newlines.
  std::string_view message;
  /// Why the record is not what its sender meant, in words; empty when it is.
  std::string_view mark;
};

struct log_limits {
  /// Bytes of one line; what is longer is cut, and the record marked.
  std::size_t max_line_bytes = std::size_t{4} << 20;
  /// Bytes of a record of several lines; a longer one comes in several parts, each marked.
  std::size_t max_record_bytes = std::size_t{16} << 20;
};

/// Whether each record begins with `source:`, as on the way to a log server, or not, as on a controller's stderr.
enum class log_prefix { none, source };

/// Puts records together from lines: Python's `LogParser`.
///
/// No line is lost: what is not in the format is a record too, and what is wrong about it is in its mark.
class log_parser {
 public:
  log_parser(log_prefix prefix, const log_limits& limits) : prefix_(prefix), limits_(limits) {}

  /// The record that ends with this line, if one does. `cut_bytes`: how many bytes the line had after these.
  [[nodiscard]] std::optional<log_entry> line(std::string_view text, std::uint64_t cut_bytes = 0);

  /// At the end of the stream: the record whose lines did not all come.
  [[nodiscard]] std::optional<log_entry> finish();

 private:
  [[nodiscard]] std::optional<log_entry> begin(std::string_view text);
  [[nodiscard]] std::optional<log_entry> go_on(std::string_view text);
  [[nodiscard]] log_entry collected() const { return {source_, level_, name_, message_, mark_}; }
  [[nodiscard]] log_entry end_part();
  void add_mark(std::string_view what);

  log_prefix prefix_;
  log_limits limits_;
  std::string repaired_;
  std::string mark_;
  // The source of the record before, and what there is of a record of several lines.
  std::string source_;
  log_level level_ = log_level::info;
  std::string name_;
  std::string message_;
  std::uint64_t lines_ = 0;
  std::uint64_t lines_left_ = 0;
  bool part_ended_ = false;
  bool ended_ = false;
};

}  // namespace sipyco::protocol
