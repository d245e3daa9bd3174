// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/slice_indices.hpp"

#include <sipyco/value/indexing.hpp>
#include "expression/numeric.hpp"

#include <algorithm>

namespace sipyco::expression {

slice_indices indices_of(const Value& slice, std::size_t length) {
  const index_range selected = resolve_slice(slice, length);
  const auto size = static_cast<std::ptrdiff_t>(length);
  const bool rising = selected.step > 0;
  const std::ptrdiff_t low = rising ? 0 : -1, high = rising ? size : size - 1;
  const auto bounded = [&](const Value& given, std::ptrdiff_t otherwise) {
    if (given.is_none()) return otherwise;
    const Integer wanted = index_of(given);
    const Integer at = wanted.sign() < 0 ? wanted + Integer(size) : wanted;
    return static_cast<std::ptrdiff_t>(std::clamp(at, Integer(low), Integer(high)).to_int64());
  };
  const auto parts = slice.slice_parts();
  return {bounded(parts[0], rising ? low : high), bounded(parts[1], rising ? high : low), selected.step};
}

}  // namespace sipyco::expression
