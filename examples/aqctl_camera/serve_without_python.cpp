// SPDX-License-Identifier: LGPL-3.0-or-later
#include "serve.hpp"

namespace camera {

int serve(const sipyco::pc_rpc::Target& target, bool, const std::vector<std::string>& bind_addresses,
          std::uint16_t port, const sipyco::pc_rpc::server_options& options) {
  return sipyco::pc_rpc::simple_server_loop({{"camera_sim", target}}, bind_addresses, port, options);
}

}  // namespace camera
