// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/net/unique_fd.hpp>

#include "net/address.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sipyco::net {

/// A socket that listens, and where.
struct listening_socket {
  unique_fd fd;
  socket_address address;
};

/// Listens on every address that the hosts resolve to, `*` being all interfaces; port 0 takes a free port, the same on
/// all addresses where that can be had.
///
/// An address that this machine does not have (or a host that does not resolve) is a warning to `log` while another can
/// be had. A port in use fails the whole, with `address_in_use`: half a service would hide the other program.
[[nodiscard]] result<std::vector<listening_socket>> listen_on(std::span<const std::string> hosts, std::uint16_t port,
                                                              log_sink& log);

/// Takes a descriptor that was inherited: a TCP socket that listens already, or a failure.
[[nodiscard]] result<listening_socket> listening_on(unique_fd inherited);

}  // namespace sipyco::net
