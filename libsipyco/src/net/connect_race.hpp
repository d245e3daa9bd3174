// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>
#include <sipyco/net/unique_fd.hpp>

#include "net/address.hpp"
#include "net/waiting.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace sipyco::net {

/// How long one address is tried before the next one joins in (RFC 8305, section 5).
inline constexpr std::chrono::milliseconds connect_stagger{250};

/// Connects to the first of the addresses that answers; they are tried in their order, each `connect_stagger` after the
/// one before or as soon as that has failed. The socket is non-blocking and close-on-exec.
///
/// `peer` names the peer in messages (`peer_name`).
[[nodiscard]] result<unique_fd> connect_race(const address_list& addresses, std::string_view peer,
                                             const waiting& until);

/// Resolves `host` and races its IPv6 and IPv4 addresses.
[[nodiscard]] result<unique_fd> connect_to_host(const std::string& host, std::uint16_t port, const waiting& until);

}  // namespace sipyco::net
