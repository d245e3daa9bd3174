// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "expression/numpy/loop.hpp"

namespace sipyco::expression::numpy {

/// The loop that adds a row of inexact numbers to a sum as NumPy does: in halves, which keeps the error small. Null for
/// other dtypes.
[[nodiscard]] inner_loop pairwise_loop(dtype type) noexcept;

}  // namespace sipyco::expression::numpy
