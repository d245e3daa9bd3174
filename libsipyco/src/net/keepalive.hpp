// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>

namespace sipyco::net {

/// When the system probes a silent connection, so that a peer that vanished is noticed.
struct keepalive_options {
  std::chrono::seconds idle{60};      ///< Silence before the first probe.
  std::chrono::seconds interval{10};  ///< Between probes.
  int probes = 3;                     ///< Unanswered probes after which the connection is reset.
};

/// Python's `sipyco.keepalive.set_keepalive`. Does nothing on what is no TCP socket.
void set_keepalive(int fd, const keepalive_options& options = {}) noexcept;

/// Keepalive, TCP_NODELAY, close-on-exec: what each connection of the library has.
void set_connection_options(int fd) noexcept;

}  // namespace sipyco::net
