// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include "net/address.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace sipyco::net {

/// Why each address that was tried did not answer: errno values.
using connect_errors = std::vector<std::pair<socket_address, int>>;

/// One failure for all: `cannot connect to ::1 port 3253: connection refused (is the server running?)`. Where the
/// reasons differ, each is told with its address, and a refusal decides the kind, else the first.
[[nodiscard]] failure connect_failure(std::string_view peer, const connect_errors& errors);

}  // namespace sipyco::net
