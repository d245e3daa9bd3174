// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/stderr_log.hpp>

#include <sipyco/cli/output.hpp>
#include <sipyco/cli/terminal.hpp>

#include <algorithm>

namespace sipyco::cli {

std::string format_log_record(log_level level, std::string_view name, std::string_view message) {
  const auto newlines = std::ranges::count(message, '\n');
  std::string out(log_level_name(level));
  if (newlines > 0) out.append("<").append(std::to_string(newlines + 1)).append(">");
  out.append(":").append(safe_line(name)).append(":").append(safe_text(message)).append("\n");
  return out;
}

void stderr_log::log(log_level level, std::string_view name, std::string_view message) {
  if (level >= threshold_) write_error(format_log_record(level, name, message));
}

}  // namespace sipyco::cli
