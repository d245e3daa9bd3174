// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// Python code of clients, run beside a controller's driver: RemoteExecServer, rexec_target, simple_rexec_server_loop,
/// connect_global_rpc. Link sipyco::remote_exec.

#include <sipyco/remote_exec/connect_global_rpc.hpp>
#include <sipyco/remote_exec/remote_exec_server.hpp>
#include <sipyco/remote_exec/simple_rexec_server_loop.hpp>
