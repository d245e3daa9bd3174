// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/condition_async.hpp>

#include "net/asio.hpp"

#include <boost/system/system_error.hpp>

#include <utility>

namespace sipyco::tools {

Condition::Condition(boost::asio::any_io_executor executor)
    : announced_(std::move(executor), net::asio::steady_timer::time_point::max()) {}

boost::asio::awaitable<void> Condition::wait() {
  co_await announced_.async_wait(net::as_result);
  // A timer that is cancelled and a wait that is cancelled look the same.
  const auto state = co_await net::asio::this_coro::cancellation_state;
  if (state.cancelled() != net::asio::cancellation_type::none)
    throw boost::system::system_error(net::asio::error::operation_aborted);
}

void Condition::notify() { announced_.cancel(); }

}  // namespace sipyco::tools
