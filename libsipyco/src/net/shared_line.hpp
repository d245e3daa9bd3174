// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <string>

namespace sipyco::net {

/// A line with its newline; many connections send the same one.
using shared_line = std::shared_ptr<const std::string>;

/// Takes the first line of a queue that is not empty, and short ones behind it: each system call takes longer than they
/// do.
[[nodiscard]] shared_line take_lines(std::deque<shared_line>& queue);

}  // namespace sipyco::net
