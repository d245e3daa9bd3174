// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <cstddef>

namespace sipyco::expression {

/// Start, stop and step of a slice, within a sequence of a known length.
struct slice_indices {
  std::ptrdiff_t start = 0, stop = 0, step = 1;
};

/// Python's `slice.indices(length)`. Throws ValueError, TypeError.
[[nodiscard]] slice_indices indices_of(const Value& slice, std::size_t length);

}  // namespace sipyco::expression
