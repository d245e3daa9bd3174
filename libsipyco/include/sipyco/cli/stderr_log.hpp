// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>

#include <string>
#include <string_view>

namespace sipyco::cli {

/// A record as sipyco's processes write it and ARTIQ's controller manager reads it: `LEVEL:name:message` and a newline;
/// with several lines `LEVEL<n>:name:first` and the others without prefix. Control characters are escaped.
[[nodiscard]] std::string format_log_record(log_level level, std::string_view name, std::string_view message);

/// Writes records of at least a given level to standard error, each in one piece.
class stderr_log final : public log_sink {
 public:
  /// Shows records of the threshold and above.
  explicit stderr_log(log_level threshold = log_level::warning) noexcept : threshold_(threshold) {}

  void log(log_level level, std::string_view name, std::string_view message) override;

 private:
  log_level threshold_;
};

}  // namespace sipyco::cli
