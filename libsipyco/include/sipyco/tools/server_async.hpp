// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>
#include <sipyco/net/stream_async.hpp>

namespace sipyco::tools {

/// How a server treats its connections.
struct server_options {
  /// Longer lines are an error of `stream::readline`, as in Python.
  std::size_t max_line_bytes = std::size_t{4} << 20;
  /// Open connections; further ones are closed as soon as they are accepted.
  std::size_t max_connections = 16384;
  /// TLS on every connection; the files are read anew when they have changed.
  std::optional<SimpleSSLConfig> tls = std::nullopt;
  /// For the TLS handshake. Zero: no limit.
  std::chrono::milliseconds handshake_timeout{5000};
  /// Told what handlers throw; must outlive the server.
  log_sink* log = &default_log_sink();
  /// Logger name of what is told.
  std::string log_name = "sipyco.tools";
};

/// A TCP server that runs a coroutine for each connection: Python's `sipyco.tools.AsyncioServer`.
///
///     tools::AsyncServer server(context.get_executor(), [](net::stream client) -> boost::asio::awaitable<void> {
///       for (auto line = co_await client.readline(); !line.empty(); line = co_await client.readline())
///         co_await client.write(line);
///     });
///     server.start(hosts, 4711);
///
/// Where Python's class is derived from, this one is given its handler. Keepalive is set on each connection. All calls
/// on the thread that runs the context, or while nobody runs it.
class AsyncServer {
 public:
  /// Runs until the connection is done with, which is closed then; what it throws is logged and ends its connection
  /// only. (A peer that leaves, ConnectionLost, is told at the level of debugging.)
  using connection_handler = std::function<boost::asio::awaitable<void>(net::stream)>;

  /// Not listening yet. `handler` is called on this executor's context.
  AsyncServer(boost::asio::any_io_executor executor, connection_handler handler, server_options options = {});
  /// Closes as `stop` does, without waiting.
  ~AsyncServer();
  AsyncServer(const AsyncServer&) = delete;
  AsyncServer& operator=(const AsyncServer&) = delete;

  /// Listens; each host is a name or address, `*` stands for all interfaces; port 0 takes a free one. Throws
  /// AddressInUse, or ConnectionError when nothing can be bound, ConfigurationError for certificates that cannot be
  /// used; a host that cannot be bound beside others that can is a warning.
  void start(std::span<const std::string> hosts, std::uint16_t port);
  /// Closes everything, cancels the handlers and waits for them: a second at most. False when some have not ended: they
  /// are left to the context.
  [[nodiscard]] boost::asio::awaitable<bool> stop();

  /// The port that is listened on, 0 while not started.
  [[nodiscard]] std::uint16_t port() const noexcept;
  /// Clients that are connected.
  [[nodiscard]] std::size_t connections() const noexcept;

 private:
  class core;
  std::unique_ptr<core> core_;
};

}  // namespace sipyco::tools
