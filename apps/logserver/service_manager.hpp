// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

/// What systemd and its service have to say to each other: sd_notify(3) and sd_listen_fds(3), whose protocols are an
/// environment variable and a datagram.
namespace sipyco::logserver {

/// Tells the manager something such as `READY=1`; does nothing where there is none.
void notify_manager(std::string_view state) noexcept;

/// Sockets that the manager opened for us; none where it did not. They are not handed on to other programs.
[[nodiscard]] std::vector<int> inherited_sockets();

}  // namespace sipyco::logserver
