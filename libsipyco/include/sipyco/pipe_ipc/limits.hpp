// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>

namespace sipyco::pipe_ipc {

/// How long a line may be, its newline not counted, unless said otherwise: as in Python.
inline constexpr std::size_t default_max_line_bytes = std::size_t{100} << 20;

}  // namespace sipyco::pipe_ipc
