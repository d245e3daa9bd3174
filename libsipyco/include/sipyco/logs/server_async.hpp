// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>

#include <sipyco/logs/server.hpp>

namespace sipyco::logs {

/// Stops a server and waits until its connections are closed: a second at most. What they had sent by then and was read
/// has been handed over, records cut short included. Called on the thread that runs the context; `server` must live
/// until it is done.
[[nodiscard]] boost::asio::awaitable<void> async_stop(Server& server);

}  // namespace sipyco::logs
