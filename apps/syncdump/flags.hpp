// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/options.hpp"

#include <sipyco/cli/flags.hpp>
#include <sipyco/cli/help.hpp>

#include <string_view>
#include <vector>

/// The tables from which the parser, the help, the manual page and the completion are made.
namespace sipyco::syncdump {

struct flag_group {
  std::string_view title;
  cli::flag_table flags;
};

/// `into` must outlive the parsing.
[[nodiscard]] std::vector<flag_group> flag_groups(options& into);
[[nodiscard]] cli::flag_table all_flags(options& into);

[[nodiscard]] cli::help_page help();
/// The flags, group by group: the manual page's OPTIONS.
[[nodiscard]] std::vector<cli::help_section> flag_sections();
[[nodiscard]] std::string_view usage_line() noexcept;

}  // namespace sipyco::syncdump
