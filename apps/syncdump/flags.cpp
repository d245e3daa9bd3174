// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/flags.hpp"

#include "syncdump/template_fields.hpp"

#include <sipyco/cli/flag_values.hpp>

#include <algorithm>
#include <iterator>

namespace sipyco::syncdump {

namespace {

template <class T>
struct named {
  T which;
  std::string_view name;
};

constexpr named<format> format_names[] = {{format::pyon, "pyon"},     {format::pyon1, "pyon1"},
                                          {format::json, "json"},     {format::lines, "lines"},
                                          {format::influx, "influx"}, {format::prometheus, "prometheus"}};
constexpr named<formats::json_nan> nan_names[] = {
    {formats::json_nan::literal, "literal"}, {formats::json_nan::null, "null"}, {formats::json_nan::string, "string"}};

/// A value that is one of the names of a table.
template <class T, std::size_t N>
cli::flag_value* chosen(T& into, std::string placeholder, const named<T> (&table)[N]) {
  std::string expected;
  for (const auto& entry : table) expected.append(expected.empty() ? "" : ", ").append(entry.name);
  return cli::accepted(std::move(placeholder), "one of " + expected, [&into, &table](const std::string& word) {
    const auto* found = std::ranges::find(table, word, &named<T>::name);
    if (found == std::end(table)) return false;
    into = found->which;
    return true;
  });
}

cli::flag_value* chosen(std::optional<mode>& into, mode which) {
  return cli::action([&into, which] { into = which; });
}

cli::flag_value* rate(maybe_time& interval) {
  return cli::accepted("R", "a number above 0", [&interval](const std::string& word) {
    const auto per_second = cli::parse_seconds(word);
    if (per_second) interval = std::chrono::nanoseconds(static_cast<std::int64_t>(1e18 / double(per_second->count())));
    return per_second.has_value();
  });
}

cli::flag_value* path(formats::path& into) {
  return cli::accepted("PATH", "a path such as 'datasets[\"ion.temp\"][1]'", [&into](const std::string& word) {
    auto parsed = formats::path::try_parse(word);
    if (parsed) into = std::move(*parsed);
    return parsed.has_value();
  });
}

cli::flag_value* until(std::optional<condition>& into) {
  return cli::accepted("PATH==VALUE", "a path and a value, such as '[\"status\"] == \"done\"'",
                       [&into](const std::string& word) {
                         into = condition::parse(word);
                         return into.has_value();
                       });
}

cli::flag_table mode_flags(options& into) {
  cli::flag_table flags;
  flags.add_options()("once", chosen(into.what, mode::once), "print the structure and leave");
  flags.add_options()("events", chosen(into.what, mode::events),
                      "print each modification, the structure first (default, but on a terminal)");
  flags.add_options()("screen", chosen(into.what, mode::screen),
                      "show the structure on the terminal and follow it (default on one)");
  flags.add_options()("states", chosen(into.what, mode::states), "print the structure after each modification");
  flags.add_options()("broadcast", cli::set_true(into.broadcast),
                      "NOTIFIER is a channel of a broadcaster: print its messages");
  flags.add_options()("updates-only", cli::set_true(into.updates_only), "leave the first structure out");
  flags.add_options()("path", path(into.wanted.path), "look at this part of the structure only");
  flags.add_options()("key", cli::texts(into.wanted.keys, "GLOB"), "look at entries with such keys; may be repeated");
  flags.add_options()("exclude", cli::texts(into.wanted.excluded, "GLOB"),
                      "leave entries with such keys out; may be repeated");
  flags.add_options()("until", until(into.until),
                      "leave once the part at PATH is equal to VALUE,; with --once print nothing before");
  flags.add_options()("count,C", cli::natural(into.count, "N"), "leave after N records");
  flags.add_options()("wait-time,W", cli::seconds(into.limit, "S"),
                      "leave after S seconds; with exit code 124 if nothing was shown, or --until does not hold");
  return flags;
}

cli::flag_table output_flags(options& into) {
  cli::flag_table flags;
  flags.add_options()("format", chosen(into.shown_as.how, "FORMAT", format_names),
                      "pyon (version 2), pyon1 (version 1), json, lines such as '[\"a\"][1] = 2', or the numbers "
                      "for a database: influx, prometheus (default: pyon)");
  flags.add_options()("diff", cli::set_true(into.diff),
                      "print what each modification changes: -LINE as it was before, +LINE as it is now");
  flags.add_options()("no-arrays", cli::action([&into] { into.shown_as.arrays = array_form::summary; }),
                      "print dtype, shape and range of an array, not its content");
  flags.add_options()(
      "out", cli::text(into.file, "FILE"),
      "with --once and --states, which is the default then: write to FILE, which is replaced whole each "
      "time");
  flags.add_options()(
      "template,F",
      cli::accepted("TEMPLATE", "a template",
                    [&into](const std::string& text) {
                      into.shown_as.pattern = compile_template(text);
                      return true;
                    }),
      "print each record so: %k place, %v value, %a action, %s number, %t time, %n notifier, %j record as "
      "JSON, %{json}v, \\t, \\n");
  flags.add_options()("nan", chosen(into.shown_as.nan, "WORD", nan_names),
                      "how JSON shows NaN and infinities: literal, null or string (default: literal)");
  flags.add_options()("rate", rate(into.interval), "with --states and --screen: at most R structures a second");
  flags.add_options()(
      "buffer", cli::natural(into.max_waiting_bytes, "BYTES"),
      "with --events: what a slow reader may leave unread before it is dropped and the structure is sent "
      "anew (default: 64 MiB)");
  flags.add_options()("color", cli::color(into.color), "when to use colours: auto, always or never (default: auto)");
  return flags;
}

cli::flag_table connection_flags(options& into) {
  cli::flag_table flags;
  flags.add_options()("ssl", cli::text_tuple(into.ssl.all, "CERT KEY PEER"),
                      "use TLS: certificate file of this end, its private key, and the peer's certificate");
  flags.add_options()("cert", cli::text(into.ssl.certificate, "CERT"), "the first of these alone");
  flags.add_options()("cert-key", cli::text(into.ssl.key, "KEY"), "the second");
  flags.add_options()("cacert", cli::text(into.ssl.peer, "PEER"), "the third");
  flags.add_options()("connect-timeout", cli::seconds(into.connect_timeout, "S"),
                      "give up when connecting takes longer (default: 5)");
  flags.add_options()("wait", cli::maybe_seconds(into.wait, into.wait_limit, "S"),
                      "keep trying when the first connection fails, for S seconds if given");
  flags.add_options()("retry", cli::action([&into] { into.retry = true; }),
                      "connect again when the connection is lost (default)");
  flags.add_options()("no-retry", cli::action([&into] { into.retry = false; }),
                      "leave with exit code 69 when the connection is lost");
  flags.add_options()("max-line", cli::natural(into.max_line_bytes, "BYTES"),
                      "longest message to accept (default: 1 GiB)");
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

std::string_view usage_line() noexcept { return "syncdump [OPTION]... HOST PORT NOTIFIER [-- COMMAND...]"; }

std::vector<cli::help_section> flag_sections() {
  options unused;
  std::vector<cli::help_section> out;
  for (const auto& [title, flags] : flag_groups(unused)) out.push_back(cli::flag_section(std::string(title), flags));
  return out;
}

cli::help_page help() {
  return {"Shows a structure that a sync_struct publisher shares, and how it changes.",
          {{"syncdump ::1 3250 datasets", "follow a structure"},
           {"syncdump --once --format=json ::1 3250 schedule | jq .", "print it once, as JSON"},
           {"syncdump -F '%k %v\\n' --key 'ion.*' ::1 3250 datasets", "places and values of some datasets"},
           {"syncdump --broadcast ::1 1067 log", "messages of a broadcaster"},
           {"syncdump --once --until '[\"ready\"] == True' ::1 3250 datasets", "wait for a value"},
           {"syncdump --format=prometheus --out datasets.prom ::1 3250 datasets", "a file of numbers, kept up to date"},
           {"syncdump --key 'ion.*' ::1 3250 datasets -- ./handle-event", "run a command for each modification"},
           {"syncdump --events ::1 3250 explist_status | head -n 3", "the first modifications"}},
          std::string(usage_line()),
          flag_sections()};
}

}  // namespace sipyco::syncdump
