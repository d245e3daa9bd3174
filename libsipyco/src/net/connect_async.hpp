// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/base/ssl_config.hpp>

#include "net/asio.hpp"
#include "net/byte_stream.hpp"
#include "net/waiting.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace sipyco::net {

/// Resolves `host` and races its IPv6 and IPv4 addresses as connect_race does, without blocking the context.
///
/// With `tls` the files are read anew each time, and the stream is returned when its handshake is done; `log` gets
/// warnings about certificates that soon expire. A server that refuses ours says so only when it is first read from.
///
/// Failures: host_not_found, connection_refused, timeout, interrupted (cancelled), connection, tls, configuration.
[[nodiscard]] asio::awaitable<result<std::shared_ptr<byte_stream>>> connect_async(
    std::string host, std::uint16_t port, time_point deadline = never,
    std::optional<SimpleSSLConfig> tls = std::nullopt, log_sink& log = default_log_sink());

}  // namespace sipyco::net
