// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/options.hpp"

#include "syncdump/flags.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/operands.hpp>

#include <algorithm>
#include <array>

namespace sipyco::syncdump {

namespace {

void read_operands(options& out, const cli::arguments& words) {
  constexpr std::array<const char*, 3> names{"HOST", "PORT", "NOTIFIER"};
  if (words.size() < names.size()) throw cli::usage_error(std::string(names[words.size()]) + " is missing");
  if (words.size() > names.size()) throw cli::usage_error("'" + words[names.size()] + "' is one argument too many");
  for (std::size_t i = 0; i < names.size(); ++i)
    if (words[i].empty()) throw cli::usage_error(std::string(names[i]) + " is empty");
  out.host = cli::read_host(words[0]);
  out.port = cli::read_port(words[1]);
  out.notifier = out.shown_as.source = words[2];
}

void check_modes(const options& given) {
  const bool states = !given.what || given.what == mode::once || given.what == mode::states;
  const bool metrics = given.shown_as.how == format::prometheus;
  if (given.file && (!states || given.broadcast || given.diff))
    throw cli::usage_error("--out needs --once or --states");
  if (metrics && (given.broadcast || !states)) throw cli::usage_error("--format=prometheus needs --once or --states");
  if (metrics && given.shown_as.pattern)
    throw cli::usage_error("--template and --format=prometheus exclude each other");
}

void check_purposes(const options& given) {
  const bool screen = given.what == mode::screen;
  if (!given.command.empty() && (given.file || given.diff || screen))
    throw cli::usage_error("with a command, --out, --diff and --screen have no meaning");
  const bool events = !given.what || given.what == mode::events;
  const bool as_lines = given.shown_as.how == format::pyon || given.shown_as.how == format::lines;
  if (given.diff && (!events || given.broadcast || given.shown_as.pattern || !as_lines))
    throw cli::usage_error("--diff goes with --events, and is always lines");
}

}  // namespace

options parse_options(const cli::arguments& args) {
  options out;
  try {
    const auto end = std::ranges::find(args, "--");
    const auto words = cli::parse_flags(all_flags(out), {args.begin(), end});
    if (out.requests.help || out.requests.version) return out;
    if (end != args.end()) out.command.assign(end + 1, args.end());
    if (end != args.end() && out.command.empty()) throw cli::usage_error("COMMAND is missing behind --");
    read_operands(out, words);
    check_modes(out);
    check_purposes(out);
    return out;
  } catch (const cli::usage_error& error) {
    throw cli::usage_error(error.what(), std::string(usage_line()));
  }
}

}  // namespace sipyco::syncdump
