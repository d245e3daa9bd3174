// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include <boost/asio/post.hpp>

#include "net/asio.hpp"

namespace sipyco::pc_rpc {

/// The way from other threads to a context which may be gone before they are.
class mailbox {
 public:
  explicit mailbox(net::asio::any_io_executor executor) : executor_(std::move(executor)) {}

  /// Runs `work` on the context's thread; drops it once the box is closed.
  template <class F>
  void post(F work) {
    const std::lock_guard held(mutex_);
    if (executor_) net::asio::post(*executor_, std::move(work));
  }
  void close() {
    const std::lock_guard held(mutex_);
    executor_.reset();
  }

 private:
  std::mutex mutex_;
  std::optional<net::asio::any_io_executor> executor_;
};

/// A value that another thread makes and a coroutine waits for.
template <class T>
class posted_value {
 public:
  explicit posted_value(net::asio::any_io_executor executor)
      : arrived_(std::move(executor), net::asio::steady_timer::time_point::max()),
        receiver_(std::make_shared<posted_value*>(this)) {}
  posted_value(const posted_value&) = delete;
  posted_value& operator=(const posted_value&) = delete;
  ~posted_value() { *receiver_ = nullptr; }

  /// What the other thread calls, once.
  [[nodiscard]] auto sender(std::shared_ptr<mailbox> box) {
    return [receiver = receiver_, box = std::move(box)](T value) {
      box->post([receiver, value = std::make_shared<T>(std::move(value))] {
        if (*receiver) (*receiver)->receive(std::move(*value));
      });
    };
  }

  /// Throws operation_aborted when cancelled.
  [[nodiscard]] net::asio::awaitable<T> wait() {
    if (!value_) co_await arrived_.async_wait(net::as_result);
    if (!value_) throw boost::system::system_error(net::asio::error::operation_aborted);
    co_return *std::move(value_);
  }

 private:
  void receive(T value) {
    value_ = std::move(value);
    arrived_.cancel();
  }

  net::asio::steady_timer arrived_;
  std::shared_ptr<posted_value*> receiver_;  // used on the context's thread only
  std::optional<T> value_;
};

}  // namespace sipyco::pc_rpc
