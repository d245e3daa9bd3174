// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sipyco/pc_rpc/server.hpp>

namespace sipyco::remote_exec {

/// Serves a target under its name, and under its name with `_rexec` behind it the execution of Python code beside it;
/// else as `pc_rpc::simple_server_loop`. Before it returns, what Python code registered with `atexit` is run, for a
/// second at most. Throws what that loop throws, and Error when Python cannot be started.
///
///     remote_exec::simple_rexec_server_loop("camera_sim", target, {"::1"}, 6283, {.description = "camera"});
int simple_rexec_server_loop(const std::string& target_name, const pc_rpc::Target& target,
                             const std::vector<std::string>& bind_addresses, std::uint16_t port,
                             pc_rpc::server_options options = {});

}  // namespace sipyco::remote_exec
