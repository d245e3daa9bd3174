// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>

#include "net/asio.hpp"
#include "net/waiting.hpp"

#include <cstddef>
#include <memory>
#include <string>

namespace sipyco::net {

/// Coroutines that run on their own, but that somebody counts, cancels and waits for.
///
/// All calls on the thread that runs the context, or while nobody runs it. When the group is destroyed its tasks are
/// cancelled, not awaited.
class task_group {
 public:
  /// What a task throws is logged as an error under `name`. Cancellation (`operation_aborted`, Interrupted) is not
  /// worth a word, a peer that left (ConnectionLost) only one for debugging.
  task_group(asio::any_io_executor executor, log_sink& log, std::string name);
  ~task_group();
  task_group(const task_group&) = delete;
  task_group& operator=(const task_group&) = delete;

  /// `what` begins the message about its failure.
  void spawn(asio::awaitable<void> task, std::string what);
  /// Each task's operation in progress ends with `operation_aborted`, and each one that it begins later.
  void cancel();
  /// True when the last task has ended, false when the deadline came first.
  [[nodiscard]] asio::awaitable<bool> wait_empty(time_point deadline = never);
  [[nodiscard]] std::size_t size() const noexcept;

 private:
  struct state;
  std::shared_ptr<state> state_;
};

}  // namespace sipyco::net
