// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>

namespace sipyco::text {

/// How arrays and NumPy's scalars are printed. The defaults are NumPy's own.
struct print_options {
  /// Arrays of more elements are summarised; SIZE_MAX prints all.
  std::size_t threshold = 1000;
  /// Elements shown at either end of an axis of a summarised array.
  std::size_t edge_items = 3;
  /// Characters on a line of an array.
  std::size_t line_width = 75;
  /// 1 prints a scalar as NumPy 1 does (`5`), 2 as NumPy 2 (`np.int32(5)`).
  int numpy_version = 1;
};

}  // namespace sipyco::text
