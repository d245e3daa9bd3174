// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/report.hpp"

#include <sipyco/cli/output.hpp>
#include <sipyco/cli/terminal.hpp>

#include <string>

namespace sipyco::pyonfmt {

void report_losses(const source& from, const std::vector<formats::json_loss>& losses, const options& given) {
  if (given.verbosity.verbose == 0) return;
  std::string out;
  for (const auto& [path, what] : losses)
    out.append(cli::safe_line(from.name()))
        .append(path.empty() ? ": " : ": " + cli::safe_line(path) + ": ")
        .append(what)
        .append("\n");
  cli::write_error(out);
}

void report_error(std::string_view located) { cli::write_error(cli::safe_text(located) + "\n"); }

}  // namespace sipyco::pyonfmt
