// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>

namespace sipyco::sync_struct {

/// How a publisher treats its subscribers.
struct publisher_options {
  /// Bytes of modifications that wait for a subscriber which does not read. Past it they are dropped, and it gets the
  /// structure anew when it reads again.
  std::size_t max_queue_bytes = std::size_t{16} << 20;
  /// A structure that is longer on the wire draws a warning with its largest keys: Python's subscribers take no line
  /// over 100 MiB.
  std::size_t warn_bytes = std::size_t{64} << 20;
  /// Open connections; further ones are closed at once.
  std::size_t max_connections = 16384;
  /// For the handshake of TLS, and again until the subscriber has said what it wants. Zero: no limit.
  std::chrono::milliseconds handshake_timeout{5000};
  /// How long the structure's text is kept for further subscribers.
  std::chrono::milliseconds keep_text{5000};
  /// Certificates for TLS; files that have been renewed are taken at the next handshake. Without them plain TCP.
  std::optional<SimpleSSLConfig> tls = std::nullopt;
  wire_limits wire = {};      ///< What a peer may send: lengths of lines and the like.
  encode_limits encode = {};  ///< What a message may become: depth, digits, length.
  /// Where messages about connections go; it must outlive the publisher.
  log_sink* log = &default_log_sink();
};

}  // namespace sipyco::sync_struct
