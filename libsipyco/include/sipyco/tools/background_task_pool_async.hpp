// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <sipyco/base/log.hpp>

namespace sipyco::net {
class task_group;
}

namespace sipyco::tools {

/// Coroutines that run on their own, but not forgotten: Python's `sipyco.tools.BackgroundTaskPool`.
///
/// All calls on the thread that runs the context, or while nobody runs it.
class BackgroundTaskPool {
 public:
  /// `log` must outlive the pool.
  explicit BackgroundTaskPool(boost::asio::any_io_executor executor, log_sink& log = default_log_sink());
  /// Cancels the tasks, without waiting.
  ~BackgroundTaskPool();
  BackgroundTaskPool(const BackgroundTaskPool&) = delete;
  BackgroundTaskPool& operator=(const BackgroundTaskPool&) = delete;

  /// Begins a task. What it throws is logged as an error that begins with `name`; that it was cancelled is not worth a
  /// word.
  void create(boost::asio::awaitable<void> task, std::string name = "background task");
  /// Cancels all tasks.
  void cancel();
  /// Waits until the last task has ended.
  [[nodiscard]] boost::asio::awaitable<void> wait();
  /// Tasks that run.
  [[nodiscard]] std::size_t size() const noexcept;

 private:
  std::unique_ptr<net::task_group> tasks_;
};

}  // namespace sipyco::tools
