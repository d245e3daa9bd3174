// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/signal_handler_async.hpp>

#include "net/asio.hpp"

#include <csignal>
#include <utility>

namespace sipyco::tools {

SignalHandler::SignalHandler(boost::asio::any_io_executor executor)
    : signals_(std::move(executor), SIGINT, SIGTERM, SIGHUP) {}

boost::asio::awaitable<int> SignalHandler::wait_terminate() { return signals_.async_wait(net::asio::use_awaitable); }

void SignalHandler::teardown() {
  net::error_code ignored;
  signals_.cancel(ignored);
  signals_.clear(ignored);
}

}  // namespace sipyco::tools
