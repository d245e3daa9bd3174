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

/// The words of flags that mean something only when all flags are read.
struct flag_words {
  std::vector<std::string> keywords;
  std::vector<std::string> device_db;
  std::string format = "pprint";
  std::string nan = "literal";
  std::string numpy = "1";
  std::string batch_format = "text";
};

/// Flags that stand anywhere before METHOD; `into` and `words` must outlive the parsing.
[[nodiscard]] cli::flag_table general_flags(options& into, flag_words& words);
/// Flags that belong to some actions; they stand behind the action or before it.
[[nodiscard]] cli::flag_table action_flags(std::span<const action> which, options& into, flag_words& words);
[[nodiscard]] cli::flag_table action_flags(action which, options& into, flag_words& words);

/// The usage line, of the whole tool or of one action.
[[nodiscard]] std::string usage_line(std::optional<action> about = std::nullopt);

}  // namespace sipyco::rpctool
