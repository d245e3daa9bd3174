// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <sipyco/pc_rpc/client.hpp>

#include "pc_rpc/client_connection.hpp"
#include "pc_rpc/interruption.hpp"

namespace sipyco::pc_rpc {

/// What a Client is: its connection, and in reconnecting mode what is needed to make it anew.
class Client::state {
 public:
  state(std::string host, std::uint16_t port, target_selection target, client_options options);

  /// The connection, made anew if it is lost and that is wanted.
  [[nodiscard]] std::shared_ptr<connection> current();
  void select(const target_selection& target);
  void close() noexcept;
  void interrupt() noexcept { interruption_->request(); }

  // References stay valid, whatever a reconnection finds.
  [[nodiscard]] const rpc_id& id() const;
  [[nodiscard]] const std::vector<std::string>& methods() const;
  [[nodiscard]] std::shared_ptr<connection> latest() const;

  void set_timeout(std::chrono::milliseconds timeout) noexcept { timeout_ = timeout; }
  [[nodiscard]] std::chrono::milliseconds timeout() const noexcept { return timeout_; }
  [[nodiscard]] net::time_point deadline() const { return net::deadline_after(timeout()); }

 private:
  /// What a server said of itself.
  struct identity {
    rpc_id id;
    std::vector<std::string> methods;
    friend bool operator==(const identity&, const identity&) = default;
  };
  [[nodiscard]] std::shared_ptr<connection> connect();
  void take_identity();

  const std::string host_;
  const std::uint16_t port_;
  const client_options options_;
  const std::shared_ptr<interruption> interruption_ = std::make_shared<interruption>();
  std::atomic<std::chrono::milliseconds> timeout_;
  std::mutex connecting_;  // one thread connects, the others wait for it

  mutable std::mutex mutex_;  // guards what follows
  target_selection target_;
  std::shared_ptr<connection> connection_;
  std::list<identity> identities_;  // the last one holds
  bool closed_ = false;
};

}  // namespace sipyco::pc_rpc
