// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logforward/run.hpp"

#include "logforward/flags.hpp"
#include "logforward/options.hpp"
#include "logforward/session.hpp"

#include <sipyco/cli/notices.hpp>
#include <sipyco/cli/signals.hpp>
#include <sipyco/cli/simple_program.hpp>

#include <sys/resource.h>

#include <csignal>
#include <cstdint>
#include <string>

namespace sipyco::logforward {

namespace {

// As the command did; it has left its core already, if one was wanted.
void die_as(int signal) {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  cli::die_by_signal(signal);
}

void tell_of_lost(log_sink& notices, std::uint64_t count) {
  if (count == 0) return;
  notices.log(log_level::error, {},
              count == 1 ? "1 record was not sent" : std::to_string(count) + " records were not sent");
}

cli::exit_code forward(const options& given) {
  cli::notices notices("logforward", cli::log_level_from_args(given.verbosity));
  child_end end;
  cli::exit_code code = cli::exit_code::ok;
  {
    session reading(given, notices);
    end = reading.run();
    if (reading.unreadable()) code = cli::exit_code::io_error;
    if (!reading.finish()) code = cli::exit_code::no_connection;
    tell_of_lost(notices, reading.lost());
  }
  if (end.signal != 0) die_as(end.signal);
  return given.command.empty() ? code : static_cast<cli::exit_code>(end.exit_code);
}

}  // namespace

cli::exit_code run(cli::tool& self, const cli::arguments& args) {
  std::signal(SIGPIPE, SIG_IGN);
  const auto given = parse_options(args);
  self.color = given.color;
  if (cli::answer_standard_requests(self.name, given.requests, help)) return cli::exit_code::ok;
  return forward(given);
}

}  // namespace sipyco::logforward
