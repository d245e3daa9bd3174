// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/signal_set.hpp>

namespace sipyco::tools {

/// Python's `sipyco.tools.SignalHandler`: from its construction to its end, SIGINT, SIGTERM and SIGHUP do not kill the
/// process but end `wait_terminate`. All calls on the thread that runs the context.
class SignalHandler {
 public:
  /// From now on the three signals are waited for on this executor's context.
  explicit SignalHandler(boost::asio::any_io_executor executor);

  /// The number of the signal that came; nothing is printed. Cancelled, it throws `operation_aborted`.
  [[nodiscard]] boost::asio::awaitable<int> wait_terminate();
  /// Gives the signals their former meaning back, and cancels the wait.
  void teardown();

 private:
  boost::asio::signal_set signals_;
};

}  // namespace sipyco::tools
