// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/callable.hpp>
#include "expression/context.hpp"

#include <string_view>

namespace sipyco::expression {

/// Python's `x.name`. Throws AttributeError.
[[nodiscard]] Value attribute(context& where, const Value& x, std::string_view name);

/// Python's `x.name(...)`. A method that changes `x` changes it.
[[nodiscard]] Value call_method(context& where, Value& x, std::string_view name, const arguments& given);

/// Whether a method of some class that is called so changes what it is called on.
[[nodiscard]] bool may_change(std::string_view name) noexcept;

}  // namespace sipyco::expression
