// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <sipyco/pc_rpc/client.hpp>

#include "pc_rpc/interruption.hpp"
#include "pc_rpc/reply_channel.hpp"
#include "protocol/rpc_client_session.hpp"

namespace sipyco::pc_rpc {

/// What a Client does, over the channel and the protocol's session.
class Client::connection {
 public:
  connection(const std::string& host, std::uint16_t port, const target_selection& target, const client_options& options,
             std::shared_ptr<interruption> waits);

  void select(const target_selection& target);
  Value call(std::string_view method, std::span<const Value> arguments, const Dict& keywords, net::time_point deadline);
  Value method_list(net::time_point deadline);

  // A call in its parts; between them the channel sends the request.
  [[nodiscard]] std::string request(std::string_view method, std::span<const Value> arguments,
                                    const Dict& keywords) const;
  Value receive(reply_channel::call& sent, std::string_view method, net::time_point deadline);

  [[nodiscard]] const rpc_id& id() const noexcept { return id_; }
  [[nodiscard]] const protocol::rpc_client_session& session() const noexcept { return session_; }
  [[nodiscard]] reply_channel& channel() noexcept { return channel_; }

 private:
  connection(const std::string& host, std::uint16_t port, const target_selection& target, const client_options& options,
             std::shared_ptr<interruption> waits, net::time_point deadline);
  void greet(net::time_point deadline);
  void select_until(const target_selection& target, net::time_point deadline);
  std::string_view handshake_line(std::string_view sent, net::time_point deadline);
  void require_target() const;
  void require_method(std::string_view name) const;
  Value exchange(std::string_view what, const std::string& request, net::time_point deadline);

  std::chrono::milliseconds connect_timeout_;
  protocol::rpc_client_session session_;
  reply_channel channel_;
  rpc_id id_;
};

}  // namespace sipyco::pc_rpc
