// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "net/asio.hpp"

#include <functional>

namespace sipyco::net {

/// Runs `work` on a thread of its own while the context goes on, and waits for it; rethrows what it throws.
///
/// Cancelled, it throws `operation_aborted` and leaves the thread behind: what `work` refers to must live until it
/// ends.
[[nodiscard]] asio::awaitable<void> in_background(std::function<void()> work);

}  // namespace sipyco::net
