// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <sipyco/pc_rpc/pending_calls.hpp>

#include "net/waiting.hpp"
#include "pc_rpc/client_connection.hpp"
#include "pc_rpc/reply_channel.hpp"

namespace sipyco::pc_rpc {

/// Their places in the channel.
class pending_calls::state {
 public:
  state(std::shared_ptr<Client::connection> connection, std::span<const call_request> calls,
        std::chrono::milliseconds timeout);
  state(const state&) = delete;
  state& operator=(const state&) = delete;
  ~state();

  [[nodiscard]] std::size_t left() const noexcept { return calls_.size() - taken_; }
  call_outcome next() { return next(net::deadline_after(timeout_)); }
  call_outcome next(net::time_point deadline);

 private:
  std::shared_ptr<Client::connection> connection_;
  std::chrono::milliseconds timeout_;
  std::vector<std::string> methods_;
  std::vector<reply_channel::call> calls_;  // each stays where it is
  std::size_t taken_ = 0;
};

}  // namespace sipyco::pc_rpc
