// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/ndarray.hpp>

#include <cstddef>
#include <vector>

namespace sipyco {

class Value;

/// The elements of an array that an index picks, in the order of the result: runs of `run` neighbours each, by the
/// number of their first element.
struct selection {
  std::vector<std::size_t> shape;
  std::vector<std::size_t> starts;
  std::size_t run = 1;
  bool is_element = false;  // one int an axis: a scalar, not an array
};

/// By NumPy's rules: ints, slices, None, Ellipsis, boolean masks, arrays and lists of indices, and tuples of them.
/// Throws IndexError, TypeError, ValueError.
[[nodiscard]] selection select(NDArray::shape_type shape, const Value& key);

}  // namespace sipyco
