// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/flags.hpp"

#include <sipyco/cli/flag_values.hpp>

#include <algorithm>
#include <iterator>

namespace sipyco::syncdump {

namespace {

struct format_entry {
  format which;
  std::string_view name;
};

constexpr format_entry formats[] = {{format::pyon, "pyon"}, {format::pyon1, "pyon1"}};

std::string format_names() {
  std::string out;
  for (const auto& entry : formats) out.append(out.empty() ? "" : ", ").append(entry.name);
  return out;
}

auto accept_format(options& into) {
  return [&into](const std::string& word) {
    const auto* found = std::ranges::find(formats, word, &format_entry::name);
    if (found == std::end(formats)) return false;
    into.how = found->which;
    return true;
  };
}

cli::flag_table mode_flags(options& into) {
  cli::flag_table flags;
  flags.add_options()("once", cli::action([&into] { into.what = mode::once; }), "print the structure and leave");
  flags.add_options()("events", cli::action([&into] { into.what = mode::events; }),
                      "print each modification, the structure first (default)");
  flags.add_options()("states", cli::action([&into] { into.what = mode::states; }),
                      "print the structure after each modification");
  return flags;
}

cli::flag_table output_flags(options& into) {
  cli::flag_table flags;
  flags.add_options()("format", cli::accepted("FORMAT", "one of " + format_names(), accept_format(into)),
                      "pyon (version 2) or pyon1 (version 1); default: pyon");
  flags.add_options()("color", cli::color(into.color), "when to use colours: auto, always or never (default: auto)");
  return flags;
}

cli::flag_table connection_flags(options& into) {
  cli::flag_table flags;
  flags.add_options()("ssl", cli::text_tuple(into.ssl, "CERT KEY PEER"),
                      "use TLS: client certificate file, its private key, and the server certificate to trust");
  flags.add_options()("connect-timeout", cli::seconds(into.connect_timeout, "S"),
                      "give up when connecting takes longer (default: 5)");
  return flags;
}

cli::flag_table general_flags(options& into) {
  cli::flag_table flags;
  flags.add(cli::verbosity_args(into.verbosity));
  flags.add(cli::standard_args(into.requests));
  return flags;
}

}  // namespace

std::vector<flag_group> flag_groups(options& into) {
  return {{"What to show", mode_flags(into)},
          {"How to show it", output_flags(into)},
          {"Connection", connection_flags(into)},
          {"General", general_flags(into)}};
}

cli::flag_table all_flags(options& into) {
  cli::flag_table out;
  for (const auto& group : flag_groups(into)) out.add(group.flags);
  return out;
}

std::string_view usage_line() noexcept { return "syncdump [OPTION]... HOST PORT NOTIFIER"; }

std::vector<cli::help_section> flag_sections() {
  options unused;
  std::vector<cli::help_section> out;
  for (const auto& [title, flags] : flag_groups(unused)) out.push_back(cli::flag_section(std::string(title), flags));
  return out;
}

cli::help_page help() {
  return {"Shows a structure that a sync_struct publisher shares, and how it changes.",
          {{"syncdump ::1 3250 datasets", "follow a structure"},
           {"syncdump --once ::1 3250 schedule", "print it once"},
           {"syncdump --events ::1 3250 explist_status | head -n 3", "the first modifications"}},
          std::string(usage_line()),
          flag_sections()};
}

}  // namespace sipyco::syncdump
