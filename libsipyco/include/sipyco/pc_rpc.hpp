// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// Calling methods of other programs, and offering one's own: Client, Target, Server, simple_server_loop. Coroutine
/// methods need <sipyco/pc_rpc/target_async.hpp>, too.

#include <sipyco/pc_rpc/client.hpp>
#include <sipyco/pc_rpc/server.hpp>
#include <sipyco/pc_rpc/target.hpp>
