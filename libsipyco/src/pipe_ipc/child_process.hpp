// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/pipe_ipc/parent_comm_async.hpp>

#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <sys/types.h>

namespace sipyco::pipe_ipc {

/// A child process that was started, until it has been reaped. Its functions may be called from any thread.
class child_process {
 public:
  /// Starts a program that finds the descriptors `passed` open, under the same numbers. Throws ConfigurationError.
  child_process(const std::vector<std::string>& command, const subprocess_options& options,
                std::span<const int> passed);

  [[nodiscard]] pid_t pid() const noexcept { return pid_; }
  /// Blocks until the child has ended, and reaps it; to be called once.
  void reap();
  /// Exit status, or the signal that killed it, negated; nothing before it was reaped.
  [[nodiscard]] std::optional<int> returncode() const;
  /// Not to what was reaped: the number may be another process's by then.
  void send_signal(int number) noexcept;

 private:
  pid_t pid_;
  mutable std::mutex mutex_;
  std::optional<int> returncode_;
};

/// `has exited with status 3`, `was killed by signal 9`.
[[nodiscard]] std::string describe_end(int returncode);

}  // namespace sipyco::pipe_ipc
