// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyonfmt/options.hpp"

#include <sipyco/cli/flags.hpp>
#include <sipyco/cli/help.hpp>

#include <optional>
#include <string>
#include <vector>

/// The tables from which the parser, the help, the manual page and the completion are made.
namespace sipyco::pyonfmt {

/// Values as they were typed.
struct raw_values {
  std::optional<std::string> from, to, indent, arrays, nan, max_depth, path, extract, backup;
  std::string in_place_suffix;
};

/// A group of flags under its title.
struct flag_group {
  std::string title;
  cli::flag_table flags;
};

/// Both must outlive the parsing.
[[nodiscard]] std::vector<flag_group> flag_groups(options& into, raw_values& raw);
/// All groups in one table.
[[nodiscard]] cli::flag_table all_flags(options& into, raw_values& raw);

[[nodiscard]] std::string usage_line();
[[nodiscard]] cli::help_page help();

}  // namespace sipyco::pyonfmt
