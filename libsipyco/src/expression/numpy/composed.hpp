// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <span>

#include "expression/native.hpp"

namespace sipyco::expression::numpy {

/// NumPy's functions that are made of others: each is itself an expression, parsed when it is called. Sorted by name.
[[nodiscard]] std::span<const native> composed_functions() noexcept;

}  // namespace sipyco::expression::numpy
