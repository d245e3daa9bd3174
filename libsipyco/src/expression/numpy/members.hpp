// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string_view>

#include "expression/native.hpp"

namespace sipyco::expression::numpy {

/// A method of arrays, or of NumPy's scalars; null when there is none of that name.
[[nodiscard]] const native_method* find_method(std::string_view name, bool of_scalars) noexcept;

}  // namespace sipyco::expression::numpy
