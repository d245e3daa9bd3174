// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/flags.hpp"

#include <sipyco/cli/flag_values.hpp>

#include <charconv>

namespace sipyco::logserver {

cli::flag_table server_flags(options& into, raw_options& words) {
  cli::flag_table flags;
  flags.add(cli::simple_network_args(into.network, true));
  flags.add_options()("from-master", cli::text(words.master, "HOST[:PORT]"),
                      "do not listen, but receive what an ARTIQ master broadcasts (default port: 1067)");
  flags.add_options()("stdin", cli::set_true(into.from_stdin),
                      "do not listen, but read records from standard input, one a line, as --format=json writes them");
  flags.add_options()("max-clients", cli::text(words.max_clients, "N"),
                      "close connections beyond so many (default: 256)");
  flags.add_options()("max-line", cli::text(words.max_line, "SIZE"),
                      "cut lines that are longer, and mark the record (default: 4M)");
  return flags;
}

cli::flag_table output_flags(options& into, raw_options& words) {
  cli::flag_table flags;
  flags.add_options()(
      "format", cli::text(words.style, "FORMAT"),
      "how records are shown: text, short (with the time of day), dated, json, raw (the messages alone, "
      "with all control characters), syslog-prefix, journal-export, rfc5424 or logfmt (default: text)");
  flags.add_options()("pattern,F", cli::text(into.pattern, "PATTERN"),
                      "how records are shown, in your own words: '%t %L %s %n: %m\\n'; see PATTERNS");
  flags.add_options()("multiline", cli::text(words.multiline, "HOW"),
                      "messages of several lines: keep, indent the lines behind the first, or escape the newlines "
                      "(default: keep)");
  flags.add_options()("buffer", cli::text(words.buffer, "SIZE"),
                      "keep so much for an output that is blocked, then drop and count (default: 64M)");
  flags.add_options()("log-file", cli::text(into.log_file, "PATH"),
                      "append all records to this file, too; %s in it stands for the source, a file for each; SIGHUP "
                      "opens the files again");
  flags.add_options()("file-format", cli::text(words.file_style, "FORMAT"),
                      "how records are written to the file (default: dated)");
  flags.add_options()("log-backup-count", cli::text(words.log_backup_count, "N"),
                      "at midnight rename the file, with its day as suffix, and begin a new one; keep the newest N old "
                      "files, 0: all");
  flags.add_options()("journal", cli::set_true(words.journal), "also write all records to systemd's journal");
  flags.add_options()("journal-socket", cli::text(words.journal_socket, "PATH"),
                      "the same, to the journal at this socket (default: /run/systemd/journal/socket)");
  return flags;
}

cli::flag_table relay_flags(options& into, raw_options& words) {
  cli::flag_table flags;
  flags.add_options()("forward", cli::text(words.forward, "HOST:PORT"),
                      "also send all records to another log server; without it the newest 1000 wait");
  flags.add_options()("rebroadcast", cli::text(words.rebroadcast, "PORT"),
                      "also broadcast all records, as an ARTIQ master does, at the addresses listened on");
  flags.add_options()("rebroadcast-pyon", cli::text(words.rebroadcast_pyon, "VERSION"),
                      "for that: 1 for receivers with Python's sipyco up to 1.9, 2 from 1.10 on (default: 2)");
  flags.add_options()("forward-ssl", cli::text_tuple(into.forward_ssl, "CERT KEY PEER"),
                      "use TLS for that: client certificate file, its private key, and the certificate to trust");
  return flags;
}

cli::flag_table filter_flags(options& into, raw_options& words) {
  cli::flag_table flags;
  flags.add_options()("level", cli::text(words.level, "LEVEL"), "show records of this level and above only");
  flags.add_options()("source", cli::texts(into.filter.sources, "GLOB"),
                      "show records of matching sources only; may be repeated");
  flags.add_options()("name", cli::texts(into.filter.names, "GLOB"),
                      "show records of matching loggers only; may be repeated");
  flags.add_options()("include,i", cli::texts(into.filter.include, "REGEX"),
                      "show records only whose message matches; may be repeated: one must match");
  flags.add_options()("exclude,e", cli::texts(into.filter.exclude, "REGEX"),
                      "do not show records whose message matches; may be repeated");
  flags.add_options()("filter-file", cli::set_true(into.filter_file),
                      "leave such records out of the file and the journal, too");
  flags.add_options()("count,C", cli::text(words.count, "N"), "end when N records were shown");
  flags.add_options()("wait,W", cli::seconds(into.wait, "S"),
                      "end after S seconds, with exit status 124 if no record was shown");
  flags.add_options()("until", cli::text(into.until, "REGEX"), "end when a record was shown whose message matches");
  return flags;
}

cli::flag_table general_flags(options& into) {
  cli::flag_table flags;
  flags.add_options()("color", cli::color(into.color), "when to use colours: auto, always or never (default: auto)");
  flags.add_options()("verbose,v", cli::count(into.verbosity.verbose), "tell who connects and leaves");
  flags.add_options()("quiet,q", cli::count(into.verbosity.quiet), "less talk");
  flags.add(cli::standard_args(into.requests));
  return flags;
}

cli::flag_table all_flags(options& into, raw_options& words) {
  cli::flag_table flags;
  flags.add(server_flags(into, words)).add(output_flags(into, words)).add(relay_flags(into, words));
  flags.add(filter_flags(into, words));
  flags.add(general_flags(into));
  return flags;
}

std::optional<std::size_t> parse_size(std::string_view text) noexcept {
  std::size_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || end - rest > 1) return std::nullopt;
  if (rest == end) return number;
  const auto unit = std::string_view("KMG").find(*rest);
  if (unit == std::string_view::npos) return std::nullopt;
  const auto shift = 10 * (unit + 1);
  if (number > (SIZE_MAX >> shift)) return std::nullopt;
  return number << shift;
}

std::vector<cli::help_section> flag_sections() {
  options unused;
  raw_options words;
  return {cli::flag_section("Server", server_flags(unused, words)),
          cli::flag_section("Output", output_flags(unused, words)),
          cli::flag_section("Handing on", relay_flags(unused, words)),
          cli::flag_section("What is shown", filter_flags(unused, words)),
          cli::flag_section("General", general_flags(unused))};
}

cli::help_page help() {
  return {
      "Receives the log records of sipyco programs, shows and stores them.",
      {{"logserver", "show what the programs on this machine log"},
       {"logserver --bind '*' --log-file lab.log", "take part in the network, and keep a file"},
       {"logserver -C 1 -W 10 -i 'sweep done'", "wait for a message, for ten seconds at most"},
       {"logserver --log-file '/var/log/lab/%s.log' > /dev/null", "a file for each source"},
       {"logserver --format=json | jq -r .message", "hand the records on as JSON"},
       {"logserver --stdin -F '%s: %m\\n' --level=ERROR < lab.json", "look through records that were kept as JSON"}},
      "logserver [OPTION]...",
      flag_sections()};
}

}  // namespace sipyco::logserver
