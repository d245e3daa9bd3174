// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <sipyco/net/unique_fd.hpp>

/// Python's `sipyco.keepalive`: connections that notice when their peer has vanished. (Each connection that this
/// library makes has these options already.)
namespace sipyco::keepalive {

/// When the system probes a silent connection. Where nothing is given, the system's own settings hold, as they do by
/// default in Python; they need hours to notice.
struct options {
  std::optional<std::chrono::seconds> after_idle = std::chrono::seconds{60};  ///< Silence before the first probe.
  std::optional<std::chrono::seconds> interval = std::chrono::seconds{10};    ///< Between probes.
  std::optional<int> max_fails = 3;  ///< Probes without an answer after which the connection is reset.
};

/// Turns keepalive on for a socket of the caller's. Throws ConnectionError for what is no TCP socket, or a time that
/// the system does not take.
void set_keepalive(int socket, const options& wanted = {});

/// Connects and sets keepalive, blocking the thread. Addresses of a name are tried in turn, IPv6 and IPv4.
///
/// The socket blocks and is closed on exec; `release()` gives it away. A `timeout` of zero means no limit. Throws
/// HostNotFound, ConnectionRefused, TimeoutError, ConnectionError.
[[nodiscard]] net::unique_fd create_connection(const std::string& host, std::uint16_t port,
                                               std::chrono::milliseconds timeout = {}, const options& wanted = {});

}  // namespace sipyco::keepalive
