// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "net/asio.hpp"

#include <functional>
#include <memory>

namespace sipyco::net {

/// Work that was begun on a thread of its own, and goes on to its end whatever becomes of this object.
class background_work {
 public:
  /// What `work` refers to must live until it ends.
  explicit background_work(std::function<void()> work);

  /// Waits for its end, once; rethrows what it threw. Cancelled, it throws `operation_aborted`.
  [[nodiscard]] asio::awaitable<void> wait() const;

 private:
  struct meeting;
  class presence;
  std::shared_ptr<meeting> place_;
};

/// Runs `work` on a thread of its own while the context goes on, and waits for it; rethrows what it throws.
///
/// Cancelled, it throws `operation_aborted` and leaves the thread behind: what `work` refers to must live until it
/// ends.
[[nodiscard]] asio::awaitable<void> in_background(std::function<void()> work);

}  // namespace sipyco::net
