// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logforward/child.hpp"
#include "logforward/options.hpp"
#include "logforward/signal_queue.hpp"

#include <sipyco/logs/log_forwarder.hpp>
#include <sipyco/logs/log_parser.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sipyco::logforward {

/// Reads until the command or the input ends, and never waits for the server while doing so.
class session {
 public:
  session(const options& given, log_sink& notices);

  /// How the command ended, or which signal ended the reading of standard input.
  [[nodiscard]] child_end run();
  /// Gives the server time to take what waits. True when it took all, as far as can be known.
  [[nodiscard]] bool finish();
  /// Standard input could not be read to its end.
  [[nodiscard]] bool unreadable() const noexcept { return unreadable_; }
  /// Records that no server took.
  [[nodiscard]] std::uint64_t lost() const { return forwarder_.waiting() + forwarder_.dropped(); }

 private:
  struct input {
    int fd;
    logs::LogParser parser;
  };

  [[nodiscard]] input input_of(int fd);
  /// Waits for as long at most and takes what there is. False when there was nothing.
  bool turn(int milliseconds);
  void take(input& from);
  void end_input(input& from, int error);
  void take_signals();
  void drain();
  [[nodiscard]] bool is_over();
  [[nodiscard]] bool at_end() const;

  const options& given_;
  log_sink& notices_;
  signal_queue signals_;
  logs::LogForwarder forwarder_;
  std::optional<child> child_;
  std::vector<input> inputs_;
  std::optional<child_end> end_;
  bool unreadable_ = false;
};

}  // namespace sipyco::logforward
