// SPDX-License-Identifier: LGPL-3.0-or-later
#include "target.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli.hpp>
#include <sipyco/pc_rpc/server.hpp>

namespace cli = sipyco::cli;

static cli::exit_code run(cli::tool& self, const cli::arguments& args) {
  cli::network_server network{.port = 3253};
  cli::verbosity verbosity;
  bool simulation = false;
  cli::flag_table flags;
  flags.add_options()("simulation", cli::set_true(simulation), "accepted, and always on: there is no real device");
  flags.add(cli::simple_network_args(network, true)).add(cli::verbosity_args(verbosity));
  if (!cli::parse_simple_program(self.name, "Controller of a simulated frequency synthesiser.",
                                 {{"aqctl_dds -v", "serve on localhost and tell about it"}}, flags, args))
    return cli::exit_code::ok;

  dds::Synthesizer device;
  cli::stderr_log log(cli::log_level_from_args(verbosity));
  int signal = 0;
  try {
    signal = sipyco::pc_rpc::simple_server_loop(
        {{"dds", dds::make_target(device)}}, cli::bind_address_from_args(network), network.port,
        {.description = "simulated DDS", .tls = cli::ssl_from_args(network.ssl), .log = &log});
  } catch (const sipyco::ConnectionError& error) {
    throw cli::fatal_error(cli::exit_code::cannot_create, error.what());
  }
  if (signal) cli::die_by_signal(signal);
  return cli::exit_code::ok;
}

int main(int argc, char** argv) { return cli::run_main("aqctl_dds", argc, argv, run); }
