// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string_view>

#include <sys/types.h>

namespace sipyco::net {

/// write(2) for pipes: a reader that is gone is EPIPE, and no SIGPIPE kills the process.
[[nodiscard]] ssize_t quiet_write(int fd, std::string_view bytes) noexcept;

}  // namespace sipyco::net
