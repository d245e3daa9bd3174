// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/log_rotation.hpp"
#include "logserver/record_target.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::logserver {

/// The source as part of a file's name: letters, digits and `.()+-_@` stay, other characters become `_`, and so does
/// a dot in front. Never empty, at most 100 bytes.
[[nodiscard]] std::string file_name_of(std::string_view source);

/// One of the files.
struct log_file {
  /// Null: it could not be opened.
  output_target target;
  /// Where files are rotated: the end of the day that it is of.
  std::chrono::system_clock::time_point day_end = {};
};

/// The files of `--log-file`: one, or where the path has `%s` one for each source.
class log_files {
 public:
  /// Opens the file when there is only one. `backups`: rotate at midnight and keep so many, 0: all. Throws
  /// cli::fatal_error.
  explicit log_files(std::string path, std::optional<std::size_t> backups = std::nullopt);

  /// The file of a source, opened when it is first asked for. When that fails `problem` has its text, once for each
  /// file.
  [[nodiscard]] log_file& of(std::string_view source, std::string& problem);
  /// What is to be done with a file before a record of that time is written to it.
  [[nodiscard]] std::optional<file_rotation> rotation(log_file& file, std::chrono::system_clock::time_point when) const;
  [[nodiscard]] std::vector<output_target> all() const;
  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
  std::optional<std::size_t> backups_;
  std::size_t place_;  // of %s
  log_file only_;
  std::map<std::string, log_file, std::less<>> by_name_;
};

}  // namespace sipyco::logserver
