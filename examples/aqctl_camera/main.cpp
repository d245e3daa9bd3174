// SPDX-License-Identifier: LGPL-3.0-or-later
#include "serve.hpp"
#include "target.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli.hpp>

namespace cli = sipyco::cli;

static cli::exit_code run(cli::tool& self, const cli::arguments& args) {
  cli::network_server network{.port = 6283};
  cli::verbosity verbosity;
  bool simulation = false, no_rexec = false;
  cli::flag_table flags;
  flags.add_options()("simulation", cli::set_true(simulation), "accepted, and always on: there is no real camera")(
      "no-rexec", cli::set_true(no_rexec), "do not run Python code of clients");
  flags.add(cli::simple_network_args(network, true)).add(cli::verbosity_args(verbosity));
  if (!cli::parse_simple_program(self.name, "Controller of a simulated camera.",
                                 {{"aqctl_camera -v", "serve on localhost and tell about it"}}, flags, args))
    return cli::exit_code::ok;

  camera::Camera device;
  cli::stderr_log log(cli::log_level_from_args(verbosity));
  int signal = 0;
  try {
    signal = camera::serve(camera::make_target(device), !no_rexec, cli::bind_address_from_args(network), network.port,
                           {.description = "simulated camera", .tls = cli::ssl_from_args(network.ssl), .log = &log});
  } catch (const sipyco::ConnectionError& error) {
    throw cli::fatal_error(cli::exit_code::cannot_create, error.what());
  }
  if (signal) cli::die_by_signal(signal);
  return cli::exit_code::ok;
}

int main(int argc, char** argv) { return cli::run_main("aqctl_camera", argc, argv, run); }
