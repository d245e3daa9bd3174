// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/notices.hpp"

#include <sipyco/cli/output.hpp>
#include <sipyco/cli/terminal.hpp>

#include <string>

namespace sipyco::logserver {

void notices::log(log_level level, std::string_view, std::string_view message) {
  if (level < threshold_) return;
  std::string text(tool_);
  text.append(": ").append(cli::safe_line(message)).append("\n");
  cli::write_error(text);
}

}  // namespace sipyco::logserver
