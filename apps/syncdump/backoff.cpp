// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/backoff.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <random>

namespace sipyco::syncdump {

using clock = std::chrono::steady_clock;

backoff::backoff(maybe_time limit)
    : end_(limit ? clock::now() + std::chrono::duration_cast<clock::duration>(*limit) : clock::time_point::max()) {}

bool backoff::is_over() const { return clock::now() >= end_; }

boost::asio::awaitable<void> backoff::wait() {
  constexpr std::chrono::duration<double> most{5};
  std::uniform_real_distribution<double> jitter(0.8, 1.2);
  std::random_device source;
  const auto pause = std::chrono::duration_cast<clock::duration>(next_ * jitter(source));
  next_ = std::min(next_ * 2, most);
  const auto now = clock::now();
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, end_ - now < pause ? end_ : now + pause);
  co_await timer.async_wait(boost::asio::use_awaitable);
}

}  // namespace sipyco::syncdump
