// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

namespace sipyco::tools {

/// Something that coroutines wait for and others announce: Python's `sipyco.tools.Condition`.
///
/// Nothing is kept: those who wait when it is announced go on, later ones wait for the next time. All calls on the
/// thread that runs the context.
class Condition {
 public:
  explicit Condition(boost::asio::any_io_executor executor);  ///< Those who wait run on this executor's context.

  /// Waits until notified. Cancelled, it throws `operation_aborted`; it ends as if notified when the condition is
  /// destroyed.
  [[nodiscard]] boost::asio::awaitable<void> wait();
  /// Ends the waits of all who wait now.
  void notify();

 private:
  boost::asio::steady_timer announced_;
};

}  // namespace sipyco::tools
