// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <exception>
#include <functional>

namespace sipyco::syncdump {

/// Runs one coroutine on a context of its own until it ends, a signal comes, standard output has no reader any more,
/// or another thread says that all is over.
class loop {
 public:
  loop();

  /// Rethrows what the coroutine threw, or what `fail` was given. Returns the signal that ended it, else 0. `watched`
  /// says that standard output is in use.
  [[nodiscard]] int run(boost::asio::awaitable<void> task, bool watched);
  /// Ends the run after this time; `expired` tells.
  void limit(std::chrono::nanoseconds time);
  [[nodiscard]] bool expired() const noexcept { return expired_; }
  /// From any thread.
  void post(std::function<void()> work);
  void fail(std::exception_ptr thrown);

  [[nodiscard]] boost::asio::io_context& context() noexcept { return context_; }

 private:
  void watch_signals();

  boost::asio::io_context context_{1};
  boost::asio::signal_set signals_;
  std::exception_ptr thrown_;
  boost::asio::steady_timer limit_;
  int signal_ = 0;
  bool expired_ = false;
};

/// Ends with a write to standard output that fails, when its reader has gone: at once, not with the next record.
[[nodiscard]] boost::asio::awaitable<void> watch_reader();

}  // namespace sipyco::syncdump
