// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/budget.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::expression::numpy {

/// NumPy's `x[key]`; ints, slices, None and Ellipsis are one strided copy, masks and index arrays are picked one by
/// one.
[[nodiscard]] Value array_item(const NDArray& x, const Value& key, budget& limits);

}  // namespace sipyco::expression::numpy
