// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/flags.hpp"

#include <sipyco/cli/flag_values.hpp>

#include <algorithm>

namespace sipyco::rpctool {

namespace {

constexpr action_entry table[] = {
    {action::list_targets, "list-targets", "", "show the server's targets and its description"},
    {action::list_methods, "list-methods", "[-t TARGET]", "show a target's methods with their documentation"},
    {action::describe, "describe", "[-t TARGET] METHOD", "show one method with its documentation"},
    {action::call, "call", "[-t TARGET] METHOD [ARG]...", "call a method and print what it returns"},
    {action::interactive, "interactive", "[-t TARGET]", "enter interactive mode (not in this version)"},
};

}  // namespace

std::span<const action_entry> actions() noexcept { return table; }

const action_entry& entry_of(action which) noexcept { return *std::ranges::find(table, which, &action_entry::which); }

std::optional<action> find_action(std::string_view name) noexcept {
  const auto* found = std::ranges::find(table, name, &action_entry::name);
  if (found == std::end(table)) return std::nullopt;
  return found->which;
}

std::vector<std::string> action_names() {
  std::vector<std::string> out;
  for (const auto& entry : table) out.emplace_back(entry.name);
  return out;
}

cli::flag_table general_flags(options& into) {
  cli::flag_table flags;
  flags.add(cli::ssl_args(into.ssl));
  flags.add_options()("connect-timeout", cli::seconds(into.connect_timeout, "S"),
                      "give up when connecting and greeting take longer (default: 5)");
  flags.add_options()("timeout", cli::seconds(into.timeout, "S"),
                      "give up when the answer takes longer (default: wait as long as it takes)");
  flags.add_options()("color", cli::color(into.color), "when to use colours: auto, always or never (default: auto)");
  flags.add_options()("verbose,v", cli::count(into.verbosity.verbose),
                      "show the remote traceback of an exception; more logging");
  flags.add_options()("quiet,q", cli::count(into.verbosity.quiet), "less logging");
  flags.add(cli::standard_args(into.requests));
  return flags;
}

cli::flag_table action_flags(action which, options& into, std::vector<std::string>& pairs) {
  cli::flag_table flags;
  if (which != action::list_targets)
    flags.add_options()("target,t", cli::text(into.target, "TARGET"),
                        "the target to talk to; needed where the server has several");
  if (which == action::call)
    flags.add_options()("kw", cli::texts(pairs, "NAME=LITERAL"), "a keyword argument; may be repeated");
  return flags;
}

std::string usage_line(std::optional<action> about) {
  std::string out = "rpctool [OPTION]... HOST PORT ";
  if (!about) return out + "[ACTION ...]";
  const auto& entry = entry_of(*about);
  out.append(entry.name);
  if (!entry.operands.empty()) out.append(" ").append(entry.operands);
  return out;
}

}  // namespace sipyco::rpctool
