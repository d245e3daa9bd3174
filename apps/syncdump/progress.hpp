// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstddef>
#include <functional>

namespace sipyco::syncdump {

/// Tells on standard error, where that is a terminal, how much of a message has come that takes more than a second.
class progress {
 public:
  /// `bytes` of the message that is arriving; 0 between messages.
  progress(boost::asio::io_context& context, std::function<std::size_t()> bytes);
  /// Wipes what it wrote.
  ~progress();
  progress(const progress&) = delete;
  progress& operator=(const progress&) = delete;

 private:
  void tick();
  void look();
  void wipe();

  boost::asio::steady_timer timer_;
  std::function<std::size_t()> bytes_;
  std::chrono::steady_clock::time_point begin_ = {};
  std::size_t before_ = 0;
  bool written_ = false;
};

}  // namespace sipyco::syncdump
