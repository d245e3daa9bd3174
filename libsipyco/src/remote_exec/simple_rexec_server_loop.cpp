// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/remote_exec/simple_rexec_server_loop.hpp>

#include <utility>

#include <sipyco/remote_exec/remote_exec_server.hpp>

#include "remote_exec/interpreter.hpp"

namespace sipyco::remote_exec {

int simple_rexec_server_loop(const std::string& target_name, const pc_rpc::Target& target,
                             const std::vector<std::string>& bind_addresses, std::uint16_t port,
                             pc_rpc::server_options options) {
  pc_rpc::target_map targets{{target_name, target}, {target_name + "_rexec", rexec_target(target, *options.log)}};
  const int signal = pc_rpc::simple_server_loop(std::move(targets), bind_addresses, port, std::move(options));
  run_exit_handlers(std::chrono::seconds(1));
  return signal;
}

}  // namespace sipyco::remote_exec
