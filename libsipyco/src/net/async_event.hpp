// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "net/asio.hpp"

#include <utility>

namespace sipyco::net {

/// What one coroutine waits for and others on the context's thread announce.
class async_event {
 public:
  explicit async_event(asio::any_io_executor executor)
      : timer_(std::move(executor), asio::steady_timer::time_point::max()) {}

  /// Ends the wait, or the next one.
  void notify() {
    set_ = true;
    timer_.cancel();
  }
  /// Throws operation_aborted when the coroutine is cancelled.
  [[nodiscard]] asio::awaitable<void> wait() {
    while (!set_) {
      const auto [error] = co_await timer_.async_wait(as_result);
      const auto cancelled = co_await asio::this_coro::cancellation_state;
      if (cancelled.cancelled() != asio::cancellation_type::none) throw boost::system::system_error(error);
    }
    set_ = false;
  }

 private:
  asio::steady_timer timer_;
  bool set_ = false;
};

}  // namespace sipyco::net
