// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/notices.hpp>

#include <sipyco/cli/output.hpp>
#include <sipyco/cli/terminal.hpp>

#include <string>

namespace sipyco::cli {

void notices::log(log_level level, std::string_view, std::string_view message) {
  if (level < threshold_) return;
  std::string text(tool_);
  text.append(": ").append(safe_line(message)).append("\n");
  write_error(text);
}

}  // namespace sipyco::cli
