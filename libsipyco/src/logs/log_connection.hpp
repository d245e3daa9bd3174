// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <sipyco/logs/server.hpp>

#include "net/asio.hpp"
#include "net/byte_stream.hpp"
#include "protocol/log_receiver.hpp"

namespace sipyco::logs {

/// What all connections of a server share.
struct log_service {
  Server::record_handler handler;
  server_options options;
};

/// Serves one client until it leaves.
class log_connection {
 public:
  log_connection(std::shared_ptr<log_service> service, std::shared_ptr<net::byte_stream> stream);

  [[nodiscard]] static net::asio::awaitable<void> serve(std::shared_ptr<log_service> service,
                                                        std::shared_ptr<net::byte_stream> stream);

 private:
  [[nodiscard]] net::asio::awaitable<void> run();
  /// False when the connection is done with.
  [[nodiscard]] net::asio::awaitable<bool> read();
  void hand_over();
  void greet();
  void refuse() const;
  void tell_of_end() const;
  void say(log_level level, const std::string& message) const;

  std::shared_ptr<log_service> service_;
  std::shared_ptr<net::byte_stream> stream_;
  protocol::log_receiver receiver_;
  std::string peer_;
  net::time_point welcome_by_;
  std::uint64_t records_ = 0;
  bool welcomed_ = false;
};

/// `[::1]:4711` for the peer name `::1 port 4711`.
[[nodiscard]] std::string short_peer_name(const std::string& peer);

}  // namespace sipyco::logs
