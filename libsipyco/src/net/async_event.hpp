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
  /// True when the coroutine is cancelled instead.
  [[nodiscard]] asio::awaitable<bool> wait_or_cancel() {
    const bool throws = co_await asio::this_coro::throw_if_cancelled();
    co_await asio::this_coro::throw_if_cancelled(false);
    bool cancelled = false;
    while (!set_ && !cancelled) {
      co_await timer_.async_wait(as_result);
      const auto state = co_await asio::this_coro::cancellation_state;
      cancelled = state.cancelled() != asio::cancellation_type::none;
    }
    set_ = false;
    co_await asio::this_coro::throw_if_cancelled(throws);
    co_return cancelled;
  }

 private:
  asio::steady_timer timer_;
  bool set_ = false;
};

}  // namespace sipyco::net
