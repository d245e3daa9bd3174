// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logforward/flags.hpp"

#include <sipyco/cli/flag_values.hpp>

namespace sipyco::logforward {

cli::flag_table all_flags(options& into, std::string& queue) {
  cli::flag_table flags;
  flags.add_options()("source", cli::text(into.source, "NAME"),
                      "in whose name to log; without it that of the command's file");
  flags.add_options()("queue", cli::text(queue, "N"),
                      "records that wait for the server; of more the oldest are dropped "
                      "and counted (default: 1000)");
  flags.add_options()("reconnect", cli::seconds(into.reconnect, "S"), "time between attempts to connect (default: 5)");
  flags.add_options()("flush", cli::seconds(into.flush, "S"),
                      "time for the server to take what waits at the end, and to end the connection (default: 2)");
  flags.add(cli::ssl_args(into.ssl));
  flags.add_options()("color", cli::color(into.color), "when to use colours: auto, always or never (default: auto)");
  flags.add_options()("verbose,v", cli::count(into.verbosity.verbose), "tell of connections");
  flags.add_options()("quiet,q", cli::count(into.verbosity.quiet), "less talk");
  flags.add(cli::standard_args(into.requests));
  return flags;
}

std::vector<cli::help_section> flag_sections() {
  options unused;
  std::string queue;
  return {cli::flag_section("Options", all_flags(unused, queue))};
}

cli::help_page help() {
  return {"Sends the output of a program, or its own input, to a log server.",
          {{"logforward loghost 1066 -- aqctl_lda -p 3253", "run a controller; its output becomes log records"},
           {"logforward loghost 1066 --source lda -- aqctl_lda -d 12345", "under another name"},
           {"tail -F /var/log/syslog | logforward loghost 1066 --source syslog", "send what comes in"}},
          "logforward [OPTION]... HOST PORT [-- COMMAND [ARG]...]",
          flag_sections()};
}

}  // namespace sipyco::logforward
