// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "shell_flags.hpp"

#include <sipyco/cli/flags.hpp>
#include <sipyco/cli/help.hpp>

#include <string>
#include <utility>
#include <vector>

/// Fills in the sources of manual pages and completions with what a tool's own tables say.
namespace sipyco::man {

/// Words such as `@OPTIONS@` and what they stand for.
using replacements = std::vector<std::pair<std::string, std::string>>;

/// Joined by spaces.
[[nodiscard]] std::string words(const std::vector<std::string>& list);
/// The long flags of a table, joined by spaces.
[[nodiscard]] std::string flag_words(const cli::flag_table& flags);
/// What each tool's page and completions have: `@OPTIONS@`, `@EXIT_STATUS@`, `@EXAMPLES@`, `@FISH_FLAGS@`,
/// `@ZSH_FLAGS@`. `choices` are those of this tool alone.
[[nodiscard]] replacements common(const std::string& tool, const cli::help_page& help,
                                  const std::vector<cli::help_section>& options, flag_choices choices = {});
/// From standard input to standard output; the body of a main function.
[[nodiscard]] int fill_in(int argc, char** argv, replacements (*tables)());

}  // namespace sipyco::man
