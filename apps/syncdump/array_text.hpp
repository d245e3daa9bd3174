// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <string>

namespace sipyco::syncdump {

/// Dtype, shape and range: `float64[4,3] 0 … 1.5`.
[[nodiscard]] std::string array_text(const NDArray& array);

/// The value with such a text in place of each array.
[[nodiscard]] Value without_arrays(const Value& x);

}  // namespace sipyco::syncdump
