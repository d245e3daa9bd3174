// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace sipyco::logforward {

/// How a process ended.
struct child_end {
  int exit_code = 0;
  /// 0: it exited.
  int signal = 0;
};

/// A command that runs, with its output in pipes of ours.
class child {
 public:
  /// Standard input is inherited, the signal mask of this process is not. Throws cli::fatal_error: 127 where there is
  /// no such command, 126 where it cannot be run, as a shell has it.
  explicit child(const std::vector<std::string>& command);
  ~child();
  child(const child&) = delete;
  child& operator=(const child&) = delete;

  /// Read ends: standard output and standard error.
  [[nodiscard]] int out() const noexcept { return out_; }
  [[nodiscard]] int err() const noexcept { return err_; }
  void send(int signal) const noexcept;
  /// Does not wait.
  [[nodiscard]] std::optional<child_end> ended();

 private:
  pid_t pid_ = -1;
  int out_ = -1;
  int err_ = -1;
};

}  // namespace sipyco::logforward
