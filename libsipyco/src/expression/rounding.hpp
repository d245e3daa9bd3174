// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"

namespace sipyco::expression {

/// Python's `int(x)` of a float; throws ValueError for NaN, OverflowError for infinity.
[[nodiscard]] Integer whole_part(double x);
/// Of a Fraction.
[[nodiscard]] Integer whole_part(const Value& fraction);

/// Python's `round(x)` and `round(x, digits)`; `digits` is null or None when not given.
[[nodiscard]] Value rounded(context& where, const Value& x, const Value* digits);

}  // namespace sipyco::expression
