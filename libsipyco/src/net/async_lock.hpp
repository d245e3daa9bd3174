// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "net/asio.hpp"

#include <list>
#include <optional>
#include <utility>

namespace sipyco::net {

/// A lock that coroutines of one context wait for in turn, first come, first served (Python's `asyncio.Lock`).
///
/// All calls on the thread that runs the context. It must outlive its guards and waiters.
class async_lock {
 public:
  /// Holds the lock while it lives.
  class guard {
   public:
    guard(guard&& other) noexcept : lock_(std::exchange(other.lock_, nullptr)) {}
    guard& operator=(guard&&) = delete;
    ~guard() {
      if (lock_ != nullptr) lock_->unlock();
    }

   private:
    friend class async_lock;
    explicit guard(async_lock& lock) noexcept : lock_(&lock) {}
    async_lock* lock_;
  };

  explicit async_lock(asio::any_io_executor executor) : executor_(std::move(executor)) {}
  async_lock(const async_lock&) = delete;
  async_lock& operator=(const async_lock&) = delete;

  /// Waits for its turn. A cancelled wait throws `operation_aborted` and leaves the queue, nobody else suffers.
  [[nodiscard]] asio::awaitable<guard> acquire();
  /// The lock if it is free, without waiting.
  [[nodiscard]] std::optional<guard> try_acquire();

  [[nodiscard]] bool locked() const noexcept { return locked_; }
  [[nodiscard]] std::size_t waiting() const noexcept { return queue_.size(); }

 private:
  class waiter;
  void unlock() noexcept;

  asio::any_io_executor executor_;
  std::list<waiter*> queue_;
  bool locked_ = false;
};

}  // namespace sipyco::net
