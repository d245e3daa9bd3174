// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

/// Log files that begin anew at midnight, as those of ARTIQ's master do: Python's `TimedRotatingFileHandler`. The file
/// of a day that is over gets the day as its suffix: `lab.log.2026-11-28`.
namespace sipyco::logserver {

struct file_rotation {
  /// Such as `.2026-11-28`.
  std::string suffix;
  /// Old files to keep, the newest; 0: all.
  std::size_t keep = 0;
};

/// The midnight, in local time, at which the day of `when` ends.
[[nodiscard]] std::chrono::system_clock::time_point end_of_day(std::chrono::system_clock::time_point when);

/// The suffix of the day that ends then.
[[nodiscard]] std::string suffix_of_day(std::chrono::system_clock::time_point end);

/// Renames the file and removes old ones. The errno of what failed; that there is no file is no failure.
[[nodiscard]] int rotate_file(const std::string& path, const file_rotation& how);

}  // namespace sipyco::logserver
