// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli.hpp>
#include <sipyco/pc_rpc.hpp>

using namespace sipyco;

class Attenuator {
 public:
  void set(double attenuation) {
    if (attenuation < 0 || attenuation > 60) throw ValueError("attenuation must be between 0 and 60 dB");
    attenuation_ = attenuation;
  }
  double get() const { return attenuation_; }

 private:
  double attenuation_ = 0;
};

cli::exit_code run(cli::tool& self, const cli::arguments& args) {
  cli::network_server network{.port = 3253};
  cli::verbosity verbosity;
  cli::flag_table flags;
  flags.add(cli::simple_network_args(network, true)).add(cli::verbosity_args(verbosity));
  if (!cli::parse_simple_program(self.name, "Controller of an attenuator.", {}, flags, args)) return cli::exit_code::ok;
  Attenuator device;
  pc_rpc::Target target{"Attenuator", "A simulated attenuator."};
  target.def("set", &Attenuator::set, &device, arg("attenuation"), "Set the attenuation in dB.");
  target.def("get", &Attenuator::get, &device, "The attenuation in dB.");
  target.def(
      "ping", [] { return true; }, parallel);
  cli::stderr_log log(cli::log_level_from_args(verbosity));
  pc_rpc::simple_server_loop({{"attenuator", target}}, cli::bind_address_from_args(network), network.port,
                             {.tls = cli::ssl_from_args(network.ssl), .log = &log});
  return cli::exit_code::ok;
}

int main(int argc, char** argv) { return cli::run_main("aqctl_attenuator", argc, argv, run); }
