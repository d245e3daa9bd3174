// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include "net/line_stream.hpp"

#include <string>
#include <string_view>

namespace sipyco::net {

/// Reads what a subscriber of sync_struct or broadcast says first, and returns the name that it wants. Fails when it
/// says something else, or nothing until the deadline: it is to be closed then.
[[nodiscard]] asio::awaitable<result<std::string>> accept_subscription(line_stream& lines, std::string_view banner,
                                                                       time_point deadline);

/// Reads what nobody has asked for. Returns true when the connection has broken, false when the peer has finished
/// sending; it may still listen.
[[nodiscard]] asio::awaitable<bool> discard_input(line_stream& lines);

}  // namespace sipyco::net
