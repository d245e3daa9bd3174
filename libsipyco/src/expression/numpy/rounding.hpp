// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/budget.hpp>
#include <sipyco/value/ndarray.hpp>

#include <cstdint>

namespace sipyco::expression::numpy {

/// NumPy's `round`: to so many decimals, before the point for negative ones; ties to even.
[[nodiscard]] NDArray rounded_to(const NDArray& x, std::int64_t decimals, budget& limits);
/// Of what is not complex, the numbers themselves and zeros.
[[nodiscard]] NDArray real_part(const NDArray& x, budget& limits);
[[nodiscard]] NDArray imaginary_part(const NDArray& x, budget& limits);

}  // namespace sipyco::expression::numpy
