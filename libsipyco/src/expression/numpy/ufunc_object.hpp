// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/callable.hpp>

#include "expression/numpy/ufunc.hpp"

namespace sipyco::expression::numpy {

/// `np.add`: a universal function as a value.
[[nodiscard]] Value ufunc_value(const ufunc& f);
/// `reduce`, `accumulate`, `outer` and what describes the function; nothing for other names and values.
[[nodiscard]] std::optional<Value> ufunc_attribute(const Value& x, std::string_view name);

}  // namespace sipyco::expression::numpy
