// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// Calling methods of other programs, and offering one's own: Client, BestEffortClient, Target, Server,
/// simple_server_loop. For coroutines: <sipyco/pc_rpc/client_async.hpp>, <sipyco/pc_rpc/target_async.hpp> and
/// <sipyco/pc_rpc/server_async.hpp>.

#include <sipyco/pc_rpc/best_effort_client.hpp>
#include <sipyco/pc_rpc/client.hpp>
#include <sipyco/pc_rpc/server.hpp>
#include <sipyco/pc_rpc/target.hpp>
#include <sipyco/pc_rpc/this_call.hpp>
