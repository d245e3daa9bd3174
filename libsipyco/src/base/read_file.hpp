// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace sipyco::base {

/// All that a file holds. Throws FileError, and LimitError when it is longer than `max_bytes`.
[[nodiscard]] std::string read_file(const std::string& path, std::size_t max_bytes);

}  // namespace sipyco::base
