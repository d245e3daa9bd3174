// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/run.hpp"

#include "logserver/flags.hpp"
#include "logserver/options.hpp"
#include "logserver/program.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/signals.hpp>
#include <sipyco/cli/simple_program.hpp>

#include <cstring>

namespace sipyco::logserver {

namespace {

program::ending serve(const options& given) {
  try {
    program server(given);
    return server.run();
  } catch (const TlsError&) {
    throw;
  } catch (const ConnectionError& error) {
    if (!given.master_host.empty()) throw;
    throw cli::fatal_error(cli::exit_code::cannot_create, error.what());
  }
}

}  // namespace

cli::exit_code run(cli::tool& self, const cli::arguments& args) {
  const auto given = parse_options(args);
  self.color = given.color;
  if (cli::answer_standard_requests(self.name, given.requests, help)) return cli::exit_code::ok;
  const auto how = serve(given);
  if (how.output_error != 0)
    throw cli::fatal_error(cli::exit_code::io_error,
                           std::string("cannot write to standard output: ") + std::strerror(how.output_error));
  if (how.signal != 0) cli::die_by_signal(how.signal);
  return how.code;
}

}  // namespace sipyco::logserver
