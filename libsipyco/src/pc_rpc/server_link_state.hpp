// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <sipyco/pc_rpc/server_link.hpp>

#include "net/asio.hpp"
#include "pc_rpc/mailbox.hpp"
#include "pc_rpc/prepared_call.hpp"

namespace sipyco::pc_rpc {

/// The server's end of its links.
class server_link::state : public std::enable_shared_from_this<server_link::state> {
 public:
  state(net::asio::any_io_executor executor, std::shared_ptr<mailbox> box)
      : executor_(std::move(executor)), box_(std::move(box)) {}

  [[nodiscard]] Value run_coroutine(const Target& target, prepared_call call);
  void on_stop(std::function<void()> handler);
  void begin_stop();

 private:
  struct running_call {
    Target target;  // keeps what the call refers to
    prepared_call call;
    std::exception_ptr error;
    std::optional<Value> returned;
    [[nodiscard]] bool done() const noexcept { return error || returned; }
  };
  void start(std::shared_ptr<running_call> running);

  const net::asio::any_io_executor executor_;  // used on the context's thread only
  const std::shared_ptr<mailbox> box_;

  std::mutex mutex_;  // guards what follows, and what running calls become
  std::condition_variable changed_;
  bool stopping_ = false;
  std::vector<std::function<void()>> handlers_;
};

}  // namespace sipyco::pc_rpc
