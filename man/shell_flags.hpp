// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/help.hpp>

#include <map>
#include <string>
#include <vector>

namespace sipyco::man {

/// The words that complete the values of flags, by the flags' long names; `files` stands for names of files.
using flag_choices = std::map<std::string, std::string>;
inline constexpr const char* files = "FILES";

/// A tool's flags in the language of fish: a line each.
[[nodiscard]] std::string fish_flags(const std::string& tool, const std::vector<cli::help_section>& options,
                                     const flag_choices& choices);
/// In that of zsh: the arguments of `_arguments`, a line each.
[[nodiscard]] std::string zsh_flags(const std::vector<cli::help_section>& options, const flag_choices& choices);

}  // namespace sipyco::man
