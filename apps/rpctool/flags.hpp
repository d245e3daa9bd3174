// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/options.hpp"

#include <sipyco/cli/flags.hpp>
#include <sipyco/cli/help.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The tables from which the parser, the help, the manual page and the completion are made.
namespace sipyco::rpctool {

struct action_entry {
  action which;
  std::string_view name;
  /// What follows the name.
  std::string_view operands;
  std::string_view summary;
};

[[nodiscard]] std::span<const action_entry> actions() noexcept;
[[nodiscard]] const action_entry& entry_of(action which) noexcept;
[[nodiscard]] std::optional<action> find_action(std::string_view name) noexcept;
[[nodiscard]] std::vector<std::string> action_names();

/// Flags that stand anywhere before METHOD; `into` must outlive the parsing.
[[nodiscard]] cli::flag_table general_flags(options& into);
/// Flags that stand behind the action. `pairs` takes what `--kw` is given.
[[nodiscard]] cli::flag_table action_flags(action which, options& into, std::vector<std::string>& pairs);

/// The usage line, of the whole tool or of one action.
[[nodiscard]] std::string usage_line(std::optional<action> about = std::nullopt);

}  // namespace sipyco::rpctool
