// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include "net/address.hpp"
#include "net/waiting.hpp"

#include <cstdint>
#include <string>

namespace sipyco::net {

enum class resolve_for { connecting, listening };

/// The addresses of a name or numeric address (also `[::1]`), in the system's order of preference; never empty.
///
/// Blocks for as long as the system's resolver takes. When listening, `*` and an empty name stand for all interfaces.
[[nodiscard]] result<address_list> resolve(const std::string& host, std::uint16_t port, resolve_for purpose);

/// The same for connecting, but given up at the deadline or when woken.
///
/// getaddrinfo can be neither bounded nor interrupted: a name (never a numeric address) is looked up in a thread of its
/// own, which is left behind when it is given up.
[[nodiscard]] result<address_list> resolve(const std::string& host, std::uint16_t port, const waiting& until);

}  // namespace sipyco::net
