// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/options.hpp"

#include <sipyco/cli/help.hpp>

#include <optional>
#include <vector>

namespace sipyco::rpctool {

/// What `--help` shows: for the whole tool, or for one action.
[[nodiscard]] cli::help_page help_about(std::optional<action> about);

[[nodiscard]] cli::help_section action_section();

/// All flags, then those of each action that has some: the manual page's OPTIONS.
[[nodiscard]] std::vector<cli::help_section> flag_sections();

}  // namespace sipyco::rpctool
