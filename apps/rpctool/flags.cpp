// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/flags.hpp"

#include <sipyco/cli/flag_values.hpp>

#include <algorithm>

namespace sipyco::rpctool {

namespace {

constexpr action_entry table[] = {
    {action::list_targets, "list-targets", "", "show the server's targets and its description"},
    {action::list_methods, "list-methods", "[-t TARGET] [GLOB]", "show a target's methods with their documentation"},
    {action::describe, "describe", "[-t TARGET] METHOD", "show one method with its documentation"},
    {action::call, "call", "[-t TARGET] METHOD [ARG]...", "call a method and print what it returns"},
    {action::interactive, "interactive", "[-t TARGET]",
     "evaluate expressions, line by line: typed in, from a pipe, or given by -c or --batch (default)"},
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

cli::flag_table connection_flags(options& into) {
  cli::flag_table flags;
  flags.add(cli::ssl_args(into.ssl));
  flags.add_options()("connect-timeout", cli::seconds(into.connect_timeout, "S"),
                      "give up when connecting and greeting take longer (default: 5)");
  flags.add_options()("timeout", cli::seconds(into.timeout, "S"),
                      "give up when the answer takes longer (default: wait as long as it takes)");
  flags.add_options()("wait", cli::maybe_seconds(into.wait, into.wait_limit, "S"),
                      "while nobody answers there, try again, for at most S seconds; a call is never repeated");
  return flags;
}

cli::flag_table output_flags(options& into, flag_words& words) {
  cli::flag_table flags;
  const auto names = format_names();
  flags.add_options()(
      "format", cli::one_of(words.format, "FORMAT", {names.begin(), names.end()}),
      "print results as pprint (default), repr, pyon, pyon1, json, or raw (a text without quotes, bytes "
      "as they are); json is for listings and errors, too");
  flags.add_options()("nan", cli::one_of(words.nan, "HOW", {"literal", "null", "string"}),
                      "what JSON shows for NaN and infinities: literal (default), null or string");
  flags.add_options()("full", cli::set_true(into.style.full), "print all elements of large arrays");
  flags.add_options()("numpy", cli::one_of(words.numpy, "VERSION", {"1", "2"}),
                      "print NumPy's scalars as its version 1 (default) or 2 does: 5 or np.int32(5)");
  flags.add_options()("time", cli::set_true(into.show_time), "say on standard error how long each call took");
  return flags;
}

cli::flag_table general_flags(options& into, flag_words& words) {
  auto flags = connection_flags(into);
  flags.add_options()(
      "device-db", cli::text_tuple(words.device_db, "MASTER NAME"),
      "in place of HOST and PORT: the controller NAME in the device database of the ARTIQ master at MASTER, "
      "which is HOST or HOST:PORT (default: 3250)");
  flags.add(output_flags(into, words));
  flags.add_options()("color", cli::color(into.color), "when to use colours: auto, always or never (default: auto)");
  flags.add_options()("verbose,v", cli::count(into.verbosity.verbose),
                      "show the remote traceback of an exception; more logging");
  flags.add_options()("quiet,q", cli::count(into.verbosity.quiet), "less logging");
  flags.add(cli::standard_args(into.requests));
  return flags;
}

namespace {

void add_call_flags(cli::flag_table& flags, options& into, flag_words& words) {
  flags.add_options()("kw", cli::texts(words.keywords, "NAME=EXPR"), "a keyword argument; may be repeated");
  flags.add_options()("repeat", cli::natural(into.repeat, "N"), "call N times");
  flags.add_options()("interval", cli::seconds(into.interval, "S"),
                      "call every S seconds; without --repeat until interrupted");
}

void add_session_flags(cli::flag_table& flags, options& into, flag_words& words) {
  flags.add_options()("eval,c", cli::texts(into.session.expressions, "EXPR"),
                      "evaluate EXPR, print what it is, and leave; may be repeated");
  flags.add_options()("batch", cli::set_true(into.session.batch),
                      "evaluate standard input, one expression a line, with one line of output for each");
  flags.add_options()("batch-format", cli::one_of(words.batch_format, "FORMAT", {"text", "json"}),
                      "json: requests {\"id\", \"method\", \"args\", \"kwargs\"}, answers {\"id\", \"ok\"} or {\"id\", "
                      "\"error\"}");
  flags.add_options()("keep-going", cli::set_true(into.session.keep_going), "go on with the batch after an error");
}

}  // namespace

cli::flag_table action_flags(std::span<const action> which, options& into, flag_words& words) {
  const auto any_of = [&](auto... wanted) { return ((std::ranges::find(which, wanted) != which.end()) || ...); };
  cli::flag_table flags;
  if (any_of(action::list_methods, action::describe, action::call, action::interactive))
    flags.add_options()("target,t", cli::text(into.target, "TARGET"),
                        "the target to talk to; needed where the server has several");
  if (any_of(action::list_methods))
    flags.add_options()("names", cli::set_true(into.names_only),
                        "names only, which the server tells without waiting for a call that runs there");
  if (any_of(action::call)) add_call_flags(flags, into, words);
  if (any_of(action::interactive)) add_session_flags(flags, into, words);
  return flags;
}

cli::flag_table action_flags(action which, options& into, flag_words& words) {
  return action_flags(std::span(&which, 1), into, words);
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
