// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include "net/asio.hpp"
#include "net/byte_stream.hpp"
#include "net/waiting.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace sipyco::net {

/// Resolves `host` and races its IPv6 and IPv4 addresses as connect_race does, without blocking the context.
///
/// Failures: host_not_found, connection_refused, timeout, interrupted (cancelled), connection.
[[nodiscard]] asio::awaitable<result<std::shared_ptr<byte_stream>>> connect_async(std::string host, std::uint16_t port,
                                                                                  time_point deadline = never);

}  // namespace sipyco::net
