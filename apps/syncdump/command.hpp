// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sipyco::syncdump {

/// A command that is run, one process at a time, with what it is to read as its standard input.
class command {
 public:
  using variables = std::vector<std::pair<std::string, std::string>>;

  explicit command(std::vector<std::string> words) : words_(std::move(words)) {}

  /// Starts it, with more variables in its environment. Throws cli::fatal_error: 127 where there is no such command,
  /// 126 where it cannot be run, as a shell has it.
  void start(std::string_view input, const variables& more);
  [[nodiscard]] bool is_running() const noexcept { return pid_ > 0; }
  /// How it ended, in words, if it has and not well; empty if well. Nothing while it runs.
  [[nodiscard]] std::optional<std::string> ended();
  /// The same, when it has ended.
  [[nodiscard]] std::string wait();

 private:
  std::string end_text(int status);

  std::vector<std::string> words_;
  pid_t pid_ = -1;
};

}  // namespace sipyco::syncdump
