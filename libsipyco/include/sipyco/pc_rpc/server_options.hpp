// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>

namespace sipyco::pc_rpc {

/// What a server says of itself, how it runs calls, and what it accepts.
struct server_options {
  /// Sent to every client when it connects.
  std::optional<std::string> description = std::nullopt;
  /// Adds the method `terminate` to every target; it ends `wait_terminate`.
  bool builtin_terminate = false;
  /// Calls of different connections may run at the same time; otherwise one lock serialises them, but for methods that
  /// are marked `parallel`.
  bool allow_parallel = false;
  /// Cancels a coroutine method whose client has closed the connection (Python goes on); a client that only ends its
  /// sending direction counts as gone, too. A plain method has `this_call::cancelled()`.
  bool cancel_when_client_leaves = false;
  /// Threads for plain methods that may run at the same time; further calls wait.
  std::size_t max_parallel_calls = 8;
  /// Open connections; further ones are closed at once.
  std::size_t max_connections = 16384;
  /// For the handshake of TLS, and again until the client has sent its banner. Zero: no limit.
  std::chrono::milliseconds handshake_timeout{5000};
  /// Certificates for TLS; files that have been renewed are taken at the next handshake. Without them plain TCP.
  std::optional<SimpleSSLConfig> tls = std::nullopt;
  wire_limits wire = {};      ///< What a peer may send: lengths of lines and the like.
  decode_limits decode = {};  ///< What a message may hold: depth, digits, sizes.
  /// Where messages about connections go; it must outlive the server.
  log_sink* log = &default_log_sink();
};

}  // namespace sipyco::pc_rpc
