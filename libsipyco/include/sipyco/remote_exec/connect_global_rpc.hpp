// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <sipyco/pc_rpc/client.hpp>

namespace sipyco::remote_exec {

/// What a controller's Python code is to be connected with.
struct global_rpc {
  /// Empty: the address from which the client speaks to the controller, so that the controller calls back.
  std::optional<std::string> host = std::nullopt;
  /// That of an ARTIQ master's RPC server.
  std::uint16_t port = 3251;
  /// Empty: `dataset_db`, or `master_dataset_db` if the server has only that.
  std::optional<std::string> target = std::nullopt;
  /// The variable that will hold the client: a Python identifier.
  std::string name = "dataset_db";
};

/// Makes an RPC client in a controller, which the Python code of all its remote execution connections can use: Python's
/// `connect_global_rpc`. Does nothing if the variable exists there. The controller may be written in C++ or Python.
///
///     pc_rpc::Client camera{"::1", 6283, "camera_sim_rexec"};
///     remote_exec::connect_global_rpc(camera);             // an ARTIQ master on this machine
///
/// Throws what `Client::call` throws; RemoteError when the controller cannot connect; ValueError for a name that is no
/// identifier.
void connect_global_rpc(pc_rpc::Client& controller_rexec, const global_rpc& wanted = {});

/// The code that is executed there.
[[nodiscard]] std::string global_rpc_code(std::string_view host, const global_rpc& wanted);

}  // namespace sipyco::remote_exec
