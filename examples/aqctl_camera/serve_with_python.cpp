// SPDX-License-Identifier: LGPL-3.0-or-later
#include "serve.hpp"

#include <sipyco/remote_exec.hpp>

namespace camera {

int serve(const sipyco::pc_rpc::Target& target, bool remote_exec, const std::vector<std::string>& bind_addresses,
          std::uint16_t port, const sipyco::pc_rpc::server_options& options) {
  if (remote_exec)
    return sipyco::remote_exec::simple_rexec_server_loop("camera_sim", target, bind_addresses, port, options);
  return sipyco::pc_rpc::simple_server_loop({{"camera_sim", target}}, bind_addresses, port, options);
}

}  // namespace camera
