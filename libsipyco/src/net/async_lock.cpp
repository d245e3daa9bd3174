// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/async_lock.hpp"

#include <boost/system/system_error.hpp>

namespace sipyco::net {

/// Lives in the waiting coroutine's frame: however that ends, its place in the queue, or the lock that was just handed
/// to it, is given up.
class async_lock::waiter {
 public:
  explicit waiter(async_lock& lock) : lock_(lock), turn_(lock.executor_, asio::steady_timer::time_point::max()) {
    place_ = lock_.queue_.insert(lock_.queue_.end(), this);
  }
  waiter(const waiter&) = delete;
  waiter& operator=(const waiter&) = delete;
  ~waiter() {
    if (state_ == state::queued) lock_.queue_.erase(place_);
    if (state_ == state::granted) lock_.unlock();
  }

  auto wait() { return turn_.async_wait(as_result); }

  void grant() {
    lock_.queue_.erase(place_);
    state_ = state::granted;
    turn_.cancel();
  }

  /// The lock if it was granted.
  std::optional<guard> take() {
    if (state_ != state::granted) return std::nullopt;
    state_ = state::taken;
    return guard{lock_};
  }

 private:
  enum class state { queued, granted, taken };
  async_lock& lock_;
  asio::steady_timer turn_;
  std::list<waiter*>::iterator place_;
  state state_ = state::queued;
};

asio::awaitable<async_lock::guard> async_lock::acquire() {
  if (auto free = try_acquire()) co_return std::move(*free);
  waiter me{*this};
  co_await me.wait();
  if (auto mine = me.take()) co_return std::move(*mine);
  throw boost::system::system_error(asio::error::operation_aborted);
}

std::optional<async_lock::guard> async_lock::try_acquire() {
  if (locked_) return std::nullopt;
  locked_ = true;
  return guard{*this};
}

void async_lock::unlock() noexcept {
  if (queue_.empty())
    locked_ = false;
  else
    queue_.front()->grant();
}

}  // namespace sipyco::net
