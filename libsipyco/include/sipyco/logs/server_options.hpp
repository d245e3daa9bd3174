// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>

namespace sipyco::logs {

/// What a log server accepts.
struct server_options {
  /// Open connections; further ones are closed at once.
  std::size_t max_connections = 256;
  /// Bytes of one line; what is longer is cut, and the record marked.
  std::size_t max_line_bytes = std::size_t{4} << 20;
  /// Bytes of a record of several lines; a longer one comes in several parts, each marked.
  std::size_t max_record_bytes = std::size_t{16} << 20;
  /// Until the client has sent its banner. Zero: no limit.
  std::chrono::milliseconds handshake_timeout{5000};
  /// With TLS; the files are read anew for each connection.
  std::optional<SimpleSSLConfig> tls = std::nullopt;
  /// Where messages about connections go; it must outlive the server.
  log_sink* log = &default_log_sink();
};

}  // namespace sipyco::logs
