// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <utility>

namespace sipyco::expression {

/// Python's `divmod(a, b)` of floats; `b` is not zero.
[[nodiscard]] std::pair<double, double> float_divmod(double a, double b) noexcept;

}  // namespace sipyco::expression
