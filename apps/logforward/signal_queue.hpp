// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <csignal>
#include <optional>

namespace sipyco::logforward {

/// Signals that are read from a descriptor while this lives, instead of ending the process.
class signal_queue {
 public:
  /// SIGINT, SIGTERM, SIGHUP and SIGCHLD.
  signal_queue();
  ~signal_queue();
  signal_queue(const signal_queue&) = delete;
  signal_queue& operator=(const signal_queue&) = delete;

  struct entry {
    int number = 0;
    /// A process sent it to us, and not a terminal to all of its processes.
    bool personal = false;
  };
  [[nodiscard]] int descriptor() const noexcept { return fd_; }
  /// Nothing when none has come.
  [[nodiscard]] std::optional<entry> next();

 private:
  sigset_t before_{};
  int fd_ = -1;
};

}  // namespace sipyco::logforward
