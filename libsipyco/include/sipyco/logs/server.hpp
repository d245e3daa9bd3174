// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include <sipyco/logs/record.hpp>
#include <sipyco/logs/server_options.hpp>

namespace boost::asio {
class io_context;
}

namespace sipyco::logs {

/// Receives log records over TCP: Python's `sipyco.logs.Server`.
///
/// Nothing that a peer sends ends its connection but a wrong banner: what is not in the format becomes a record too,
/// with a mark.
class Server {
 public:
  /// Called for each record, on the thread that runs the context. While it runs nothing is read, so that it must not
  /// wait for anything, or those who log would.
  using record_handler = std::function<void(const record&)>;

  /// `context` must outlive the server.
  Server(boost::asio::io_context& context, record_handler handler, server_options options = {});
  /// Closes everything.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens; each host is a name or address, `*` stands for all interfaces; port 0 takes a free one. Throws
  /// ConnectionError when nothing can be bound; a host that cannot be bound beside others that can is a warning.
  void start(std::span<const std::string> hosts, std::uint16_t port);
  /// Accepts on sockets that listen already, and takes their descriptors. Throws ConnectionError for what is none.
  void start_on(std::span<const int> descriptors);
  /// The port that is listened on.
  [[nodiscard]] std::uint16_t port() const;
  /// Clients that are connected.
  [[nodiscard]] std::size_t connections() const;

 private:
  class core;
  friend struct server_access;
  std::shared_ptr<core> core_;
};

}  // namespace sipyco::logs
