// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/budget.hpp>
#include <sipyco/value/ndarray.hpp>

namespace sipyco::expression::numpy {

/// NumPy's `matmul`: the products of the matrices on the last two axes. Throws ValueError.
[[nodiscard]] NDArray matmul(const NDArray& a, const NDArray& b, budget& limits);
/// NumPy's `dot`: sums over the last axis of `a` and the last but one of `b`.
[[nodiscard]] NDArray dot(const NDArray& a, const NDArray& b, budget& limits);

}  // namespace sipyco::expression::numpy
