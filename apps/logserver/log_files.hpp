// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/output_queue.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::logserver {

/// The source as part of a file's name: letters, digits and `.()+-_@` stay, other characters become `_`, and so does
/// a dot in front. Never empty, at most 100 bytes.
[[nodiscard]] std::string file_name_of(std::string_view source);

/// The files of `--log-file`: one, or where the path has `%s` one for each source.
class log_files {
 public:
  /// Opens the file when there is only one. Throws cli::fatal_error.
  explicit log_files(std::string path);

  /// The file of a source, opened when it is first asked for. Null when that fails; `problem` then has its text, once
  /// for each file.
  [[nodiscard]] output_target of(std::string_view source, std::string& problem);
  [[nodiscard]] std::vector<output_target> all() const;
  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
  std::size_t place_;  // of %s
  output_target only_;
  std::map<std::string, output_target, std::less<>> by_name_;
};

}  // namespace sipyco::logserver
