// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>

#include "net/address.hpp"
#include "net/asio.hpp"
#include "net/byte_stream.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace sipyco::net {

struct server_base_options {
  /// Open connections; further ones are closed as soon as they are accepted.
  std::size_t max_connections = 16384;
  /// Must outlive the server.
  log_sink* log = &default_log_sink();
  /// Logger name of messages about connections.
  std::string log_name = "sipyco.net";
  /// TLS on every connection; the files are read anew when they have changed.
  std::optional<SimpleSSLConfig> tls = std::nullopt;
  /// For the TLS handshake. Zero: no limit.
  std::chrono::milliseconds handshake_timeout{5000};
};

/// Python's `sipyco.asyncio_tools.AsyncioServer`: accepts connections and runs a coroutine for each.
///
/// All calls on the thread that runs the context, or while nobody runs it.
class server_base {
 public:
  /// Runs until the connection is done with; whatever it throws is logged. The stream is closed when it returns.
  using connection_handler = std::function<asio::awaitable<void>(std::shared_ptr<byte_stream>)>;

  server_base(asio::any_io_executor executor, connection_handler handler, server_base_options options = {});
  /// Closes as `stop` does, without waiting.
  ~server_base();
  server_base(const server_base&) = delete;
  server_base& operator=(const server_base&) = delete;

  /// Listens (see listen_on); throws AddressInUse, HostNotFound, ConnectionError,
  /// ConfigurationError (certificates). Connections are accepted from then
  /// on.
  void start(std::span<const std::string> hosts, std::uint16_t port);
  /// Accepts on sockets that listen already, of which it takes the descriptors: from systemd, for instance. Throws
  /// ConnectionError for one that is no listening TCP socket.
  void start_on(std::span<const int> descriptors);

  /// Closes listeners and connections, cancels the handlers and waits for them. False when some have not ended within
  /// `grace`: they are left to the context, and may outlive this object.
  [[nodiscard]] asio::awaitable<bool> stop(std::chrono::milliseconds grace = std::chrono::seconds{1});

  /// The first address's port, 0 while not started.
  [[nodiscard]] std::uint16_t port() const noexcept;
  /// Where it listens.
  [[nodiscard]] const address_list& addresses() const noexcept;
  [[nodiscard]] std::size_t connections() const noexcept;

 private:
  struct state;
  std::shared_ptr<state> state_;
};

}  // namespace sipyco::net
