// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/net/unique_fd.hpp>

#include <string>
#include <string_view>

namespace sipyco::pipe_ipc {

/// The descriptors that a process reads from and writes to.
struct pipe_ends {
  net::unique_fd read;
  net::unique_fd write;
};

/// `READ,WRITE`, the descriptors' numbers.
[[nodiscard]] std::string format_address(const pipe_ends& ends);

/// Takes the descriptors of an address, and has them closed on exec. Throws ValueError for another text,
/// ConnectionError for a number that is no open descriptor.
[[nodiscard]] pipe_ends take_address(std::string_view address);

}  // namespace sipyco::pipe_ipc
