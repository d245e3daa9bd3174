// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "net/asio.hpp"

#include <memory>

namespace sipyco::net {

/// Keeps the loop of a context from sleeping a while, because what is awaited may come at once: brief_spin for
/// coroutines.
///
/// The loop only turns faster: whatever else is ready has its turn, and nothing is read here. All calls on the thread
/// that runs the context.
class wakeful_loop {
 public:
  explicit wakeful_loop(asio::any_io_executor executor);
  wakeful_loop(const wakeful_loop&) = delete;
  wakeful_loop& operator=(const wakeful_loop&) = delete;
  ~wakeful_loop();

  /// Something is awaited from now on.
  void begin();
  /// It has come.
  void end() noexcept;

 private:
  struct state;
  static void turn(std::shared_ptr<state> awake);

  std::shared_ptr<state> state_;
};

}  // namespace sipyco::net
