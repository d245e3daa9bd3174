// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "net/asio.hpp"

#include <boost/asio/signal_set.hpp>

namespace sipyco::net {

/// Python's `sipyco.asyncio_tools.SignalHandler`: from its construction to its end, SIGINT, SIGTERM and SIGHUP do not
/// kill the process but end `wait_terminate`.
class SignalHandler {
 public:
  explicit SignalHandler(asio::io_context& context);

  /// The number of the signal that came. Cancelled, it throws `operation_aborted`.
  [[nodiscard]] asio::awaitable<int> wait_terminate();
  /// Gives the signals their former meaning back, and cancels the wait.
  void teardown();

 private:
  asio::signal_set signals_;
};

}  // namespace sipyco::net
