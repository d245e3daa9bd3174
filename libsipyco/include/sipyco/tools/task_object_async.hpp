// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <sipyco/base/log.hpp>

namespace sipyco::tools {

/// A coroutine that runs from `start` to `stop`: Python's `sipyco.tools.TaskObject`.
///
/// Where Python's class is derived from and given `_do`, this one is given its body. What the body throws is logged as
/// an error when it happens (a peer that left only for debugging), and `stop` rethrows it. All calls on the thread that
/// runs the context, or while nobody runs it.
class TaskObject {
 public:
  /// What it refers to must live until `stop` has returned.
  using task_body = std::function<boost::asio::awaitable<void>()>;

  /// `log` must outlive the object.
  TaskObject(boost::asio::any_io_executor executor, task_body body, log_sink& log = default_log_sink());
  /// Cancels the body, without waiting.
  ~TaskObject();
  TaskObject(const TaskObject&) = delete;
  TaskObject& operator=(const TaskObject&) = delete;

  /// Begins the body; throws std::logic_error while it runs. It may be started again after `stop`.
  void start();
  /// Cancels the body and waits for its end; rethrows what it threw, except that it was cancelled. Does nothing when
  /// not started.
  [[nodiscard]] boost::asio::awaitable<void> stop();
  /// From `start` until the body has ended.
  [[nodiscard]] bool running() const noexcept;

 private:
  struct state;
  std::shared_ptr<state> state_;
};

}  // namespace sipyco::tools
