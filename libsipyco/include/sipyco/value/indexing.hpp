// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include <sipyco/value/value.hpp>

namespace sipyco {

/// The indices that a slice selects from a sequence: `count` of them, from `start` on, `step` apart.
struct index_range {
  std::ptrdiff_t start = 0;  ///< Of the first one.
  std::ptrdiff_t step = 1;   ///< Negative backwards.
  std::size_t count = 0;     ///< How many.
};

/// Python's `slice.indices(length)`. Throws ValueError for a step of zero, TypeError for parts that are no integers.
[[nodiscard]] index_range resolve_slice(const Value& slice, std::size_t length);

/// Python's `x[key]`: lists, tuples, str, bytes by index and slice; dicts by key; arrays by NumPy's rules (ints,
/// slices, None, masks, arrays of indices, tuples of them). Throws IndexError, KeyError, TypeError.
[[nodiscard]] Value get_item(const Value& x, const Value& key);

/// Python's `x[key] = value`. Into an array the value is cast and broadcast; an integer that the dtype cannot hold
/// throws OverflowError, as in NumPy 2. A tuple throws TypeError.
void set_item(Value& x, const Value& key, const Value& value);

/// Python's `del x[key]`, of a list or dict.
void delete_item(Value& x, const Value& key);

/// NumPy's `asarray(x, type)`: nested lists and tuples of equal lengths, numbers, text, arrays. The dtype is that which
/// holds all elements, unless given. Throws ValueError for ragged lists, TypeError for what no array can hold.
[[nodiscard]] NDArray as_array(const Value& x, std::optional<dtype> type = {});

/// NumPy's `promote_types`: the smallest dtype that holds both. Throws TypeError when there is none.
[[nodiscard]] dtype promote_types(dtype a, dtype b);

}  // namespace sipyco
