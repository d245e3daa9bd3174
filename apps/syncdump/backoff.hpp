// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/options.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>

namespace sipyco::syncdump {

/// Pauses between attempts to connect: 0.5 s to 5 s, each twice the one before, give or take a fifth.
class backoff {
 public:
  /// Over after `limit`, if given.
  explicit backoff(maybe_time limit = {});

  [[nodiscard]] bool is_over() const;
  [[nodiscard]] boost::asio::awaitable<void> wait();

 private:
  std::chrono::steady_clock::time_point end_;
  std::chrono::duration<double> next_{0.5};
};

}  // namespace sipyco::syncdump
