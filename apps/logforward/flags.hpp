// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logforward/options.hpp"

#include <sipyco/cli/flags.hpp>
#include <sipyco/cli/help.hpp>

#include <string>
#include <vector>

/// The tables from which the parser, the help, the manual page and the completion are made.
namespace sipyco::logforward {

/// All flags; the variables must outlive the parsing. `queue` takes what `--queue` is given.
[[nodiscard]] cli::flag_table all_flags(options& into, std::string& queue);
[[nodiscard]] cli::help_page help();
[[nodiscard]] std::vector<cli::help_section> flag_sections();

}  // namespace sipyco::logforward
