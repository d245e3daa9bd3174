// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>

namespace sipyco::pc_rpc {

/// How a client connects and waits.
struct client_options {
  /// For the TCP connection and the handshake together (Python has none for a mute server). Zero: no limit.
  std::chrono::milliseconds connect_timeout{5000};
  /// For each call, from sending to the whole answer. Zero: no limit.
  std::chrono::milliseconds timeout{0};
  /// A call that finds the connection lost connects anew first, which takes `connect_timeout` at most and fails as the
  /// first time. A call that was in progress when the connection was lost throws ConnectionLost: nobody knows whether
  /// it was done, and so it is never sent again.
  bool reconnect = false;
  /// A descriptor that becomes readable when waiting shall end with Interrupted, such as the read end of a pipe that a
  /// signal handler writes to; nothing is read from it. It also ends the constructor's waits. -1: none.
  int wake_descriptor = -1;
  /// Certificates for TLS, read anew for each connection; without them plain TCP.
  std::optional<SimpleSSLConfig> tls = std::nullopt;
  /// PYON v1 even when the server offers v2.
  bool force_pyon_v1 = false;
  /// What is accepted from the server.
  wire_limits wire = {};
  decode_limits decode = {};  ///< What a message may hold: depth, digits, sizes.
  /// Where warnings go, such as that of a certificate that soon expires; it must outlive the client.
  log_sink* log = &default_log_sink();
};

}  // namespace sipyco::pc_rpc
