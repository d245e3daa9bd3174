// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <atomic>

#include "net/waiting.hpp"

namespace sipyco::pc_rpc {

/// The way to end a client's waits from elsewhere; outlives its connections.
class interruption {
 public:
  /// From any thread and from signal handlers.
  void request() noexcept {
    requested_.store(true);
    waker_.wake();
  }
  /// True once for each request.
  [[nodiscard]] bool take() noexcept {
    if (!requested_.exchange(false)) return false;
    waker_.clear();
    return true;
  }
  [[nodiscard]] int descriptor() const noexcept { return waker_.descriptor(); }

 private:
  net::waker waker_;
  std::atomic<bool> requested_{false};
};

}  // namespace sipyco::pc_rpc
