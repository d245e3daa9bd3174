// SPDX-License-Identifier: LGPL-3.0-or-later
#include "settings.hpp"

#include <string>

namespace lab {

bool read_settings(settings& into, std::string_view name, const cli::arguments& args) {
  cli::flag_table flags;
  flags.add_options()("port-v1",
                      cli::accepted("PORT", "a port from 0 to 65535",
                                    [&into](const std::string& word) {
                                      into.port_of_v1 = cli::parse_port(word);
                                      return into.port_of_v1.has_value();
                                    }),
                      "serve PYON version 1 there too, for subscribers that use sipyco up to 1.9");
  flags.add_options()("interval", cli::seconds(into.interval, "S"), "time between two measurements (default: 0.5)");
  flags.add(cli::simple_network_args(into.network)).add(cli::verbosity_args(into.verbosity));
  return cli::parse_simple_program(
      name, "Publishes the datasets and the schedule of a simulated experiment.",
      {{"lab_publisher -v", "publish on localhost"}, {"syncdump ::1 3250 datasets", "look at it"}}, flags, args);
}

}  // namespace lab
