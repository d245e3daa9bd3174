// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/budget.hpp>
#include <sipyco/value/ndarray.hpp>

#include <span>

#include "expression/numpy/operand.hpp"
#include "expression/operator.hpp"

namespace sipyco::expression::numpy {

/// Compares two arrays of text element by element.
[[nodiscard]] NDArray compare_text(comparison which, std::span<const operand, 2> inputs, budget& limits);

}  // namespace sipyco::expression::numpy
