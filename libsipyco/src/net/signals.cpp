// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/signals.hpp"

#include <csignal>

namespace sipyco::net {

SignalHandler::SignalHandler(asio::io_context& context) : signals_(context, SIGINT, SIGTERM, SIGHUP) {}

asio::awaitable<int> SignalHandler::wait_terminate() { return signals_.async_wait(asio::use_awaitable); }

void SignalHandler::teardown() {
  error_code ignored;
  signals_.cancel(ignored);
  signals_.clear(ignored);
}

}  // namespace sipyco::net
