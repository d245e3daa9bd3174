// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <csignal>

namespace sipyco::rpctool {

/// While one lives, Ctrl-C and its like make a descriptor readable instead of ending the process. There is one at most.
class terminal_signals {
 public:
  terminal_signals();
  terminal_signals(const terminal_signals&) = delete;
  terminal_signals& operator=(const terminal_signals&) = delete;
  ~terminal_signals();

  /// Readable when SIGINT, SIGTERM or SIGHUP came and was not taken yet.
  [[nodiscard]] int descriptor() const noexcept { return pipe_[0]; }
  [[nodiscard]] bool waiting() const noexcept;
  /// The next one; 0 if there is none.
  int take() noexcept;
  /// Whether the terminal's size changed since the last time; a change ends a `poll` with EINTR.
  [[nodiscard]] bool take_resize() noexcept;
  /// The same for a process that was stopped and goes on.
  [[nodiscard]] bool take_continuation() noexcept;

 private:
  static constexpr std::array caught = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT};
  std::array<int, 2> pipe_{};
  std::array<struct sigaction, caught.size()> before_{};
};

}  // namespace sipyco::rpctool
