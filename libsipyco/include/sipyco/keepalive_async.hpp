// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include <sipyco/base/ssl_config.hpp>
#include <sipyco/keepalive.hpp>
#include <sipyco/net/stream_async.hpp>

namespace sipyco::keepalive {

/// How async_open_connection connects.
struct connection_options {
  /// When the system probes the silent connection.
  options keepalive = {};
  /// For name, connection and TLS handshake together. Zero: no limit.
  std::chrono::milliseconds timeout{0};
  /// Where given, the connection speaks TLS, with these files.
  std::optional<SimpleSSLConfig> tls = std::nullopt;
  /// Longer lines are an error of `stream::readline`; the default is that of `asyncio.open_connection`.
  std::size_t max_line_bytes = std::size_t{64} << 10;
};

/// Connects and sets keepalive, without blocking the context: Python's `async_open_connection`. Throws as
/// `create_connection` does, and TlsError, ConfigurationError (certificates), Interrupted when cancelled.
[[nodiscard]] boost::asio::awaitable<net::stream> async_open_connection(std::string host, std::uint16_t port,
                                                                        connection_options wanted = {});

}  // namespace sipyco::keepalive
