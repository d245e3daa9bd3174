// SPDX-License-Identifier: LGPL-3.0-or-later
#include "publish.hpp"

#include "lab.hpp"
#include "signals.hpp"

#include <sipyco/base/connection_error.hpp>

#include <string>

namespace lab {

namespace pyon = sipyco::pyon;
namespace sync_struct = sipyco::sync_struct;

namespace {

void start(sync_struct::Publisher& publisher, const settings& given, sipyco::log_sink& log) {
  const auto hosts = cli::bind_address_from_args(given.network);
  try {
    publisher.start(hosts, given.network.port, pyon::v2);
    if (given.port_of_v1) publisher.start(hosts, *given.port_of_v1, pyon::v1);
  } catch (const sipyco::ConnectionError& error) {
    throw cli::fatal_error(cli::exit_code::cannot_create, error.what());
  }
  std::string message = "listening on port " + std::to_string(publisher.port(pyon::v2));
  if (given.port_of_v1) message += ", PYON version 1 on port " + std::to_string(publisher.port(pyon::v1));
  log.log(sipyco::log_level::info, "lab_publisher", message);
}

}  // namespace

int publish(const settings& given) {
  const auto signals = block_signals();
  cli::stderr_log log(cli::log_level_from_args(given.verbosity));
  Lab experiment;
  sync_struct::publisher_options options;
  options.log = &log;
  sync_struct::Publisher publisher({{"datasets", experiment.datasets()}, {"schedule", experiment.schedule()}}, options);
  start(publisher, given, log);
  int signal = 0;
  for (; signal == 0; signal = wait_for_signal(signals, *given.interval)) experiment.step();
  publisher.stop();
  return signal;
}

}  // namespace lab
