// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>
#include <sipyco/net/unique_fd.hpp>

#include <array>
#include <chrono>

namespace sipyco::net {

using time_point = std::chrono::steady_clock::time_point;

/// The deadline of what may take for ever.
inline constexpr time_point never = time_point::max();

/// The time point after `duration` from now; zero means never.
[[nodiscard]] time_point deadline_after(std::chrono::milliseconds duration);

/// What ends a blocking wait before its event.
struct waiting {
  time_point deadline = never;
  /// Descriptors that end the wait with `interrupted` while they are readable; nothing is read from them. -1: none.
  std::array<int, 2> wake_descriptors = {-1, -1};
};

/// Makes waits end: from another thread, or from a signal handler.
class waker {
 public:
  waker();
  /// Ends the waits that watch this descriptor, and all later ones until `clear`. Async-signal-safe.
  void wake() noexcept;
  void clear() noexcept;
  [[nodiscard]] int descriptor() const noexcept { return fd_.get(); }

 private:
  unique_fd fd_;
};

/// The rest of the time for poll(2), rounded up; -1 for never.
[[nodiscard]] int poll_milliseconds(time_point deadline);

/// Waits until `fd` has one of the poll `events` or an error; failures are `timeout` and `interrupted`, without a text
/// of what was waited for.
[[nodiscard]] result<void> wait_for(int fd, short events, const waiting& until);

}  // namespace sipyco::net
