// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>

#include <sipyco/pc_rpc/server.hpp>

namespace sipyco::pc_rpc {

/// Stops a server that runs on the caller's io_context, and waits until its connections are closed: a second at most.
/// Called on the thread that runs the context; `server` must live until it is done.
[[nodiscard]] boost::asio::awaitable<void> async_stop(Server& server);

}  // namespace sipyco::pc_rpc
