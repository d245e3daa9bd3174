// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "net/waiting.hpp"

namespace sipyco::pc_rpc {

/// Threads that run jobs which may block for any time. A thread starts when a job finds none free, and then stays.
class worker_pool : public std::enable_shared_from_this<worker_pool> {
 public:
  class worker;
  /// Must not throw.
  using job = std::function<void(worker&)>;

  explicit worker_pool(std::size_t max_threads) : max_threads_(max_threads) {}

  /// From any thread. Jobs start in the order in which they come. Dropped after `stop`.
  void submit(job work);

  /// The jobs that were submitted so far are not to wait for bytes any more.
  void recall();

  /// Drops the jobs that wait and ends the threads. One that does not return within `patience` is left behind, and
  /// keeps the pool alive. False when there was one.
  bool stop(std::chrono::milliseconds patience);

 private:
  using lock = std::unique_lock<std::mutex>;

  void start_thread(job work);
  void run(worker& self);
  [[nodiscard]] std::optional<job> next_job(worker& self);
  [[nodiscard]] std::optional<job> take(worker& self);
  void set_idle(worker& self, bool idle);

  const std::size_t max_threads_;
  std::mutex mutex_;
  std::condition_variable thread_ended_;
  std::deque<job> waiting_;
  std::vector<worker*> idle_;  // jobs go to the last one
  std::vector<std::shared_ptr<worker>> workers_;
  std::size_t running_ = 0;
  bool recalled_ = false;
  bool stopping_ = false;
};

/// One thread of the pool, as its job sees it.
class worker_pool::worker {
 public:
  enum class event { readable, wanted, timeout };

  explicit worker(worker_pool& pool) : pool_(pool) {}

  /// Waits for bytes on a socket, as long as the thread is not wanted for another job and the job was not recalled.
  [[nodiscard]] event wait_readable(int fd, std::chrono::milliseconds timeout);
  /// The thread has something else to do than to wait for bytes.
  [[nodiscard]] bool wanted() const noexcept;
  /// The pool was stopped.
  [[nodiscard]] bool stopping() const noexcept;

 private:
  friend class worker_pool;
  [[nodiscard]] bool wanted_by_pool() const noexcept;
  worker_pool& pool_;
  net::waker wake_;
  std::thread thread_;
  std::optional<job> next_;  // this and what follows is guarded by the pool's mutex
  bool ended_ = false;
};

}  // namespace sipyco::pc_rpc
