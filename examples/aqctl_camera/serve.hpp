// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/pc_rpc/server.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace camera {

/// Serves the target as `camera_sim`, and with `remote_exec` also `camera_sim_rexec`, if this was built with the
/// component that it needs. Returns the signal that ended it, or 0.
int serve(const sipyco::pc_rpc::Target& target, bool remote_exec, const std::vector<std::string>& bind_addresses,
          std::uint16_t port, const sipyco::pc_rpc::server_options& options);

}  // namespace camera
