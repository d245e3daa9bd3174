// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"

#include <string>
#include <string_view>

namespace sipyco::expression {

/// Python's `format(x, specification)`.
[[nodiscard]] std::string format(context& where, const Value& x, std::string_view specification);

}  // namespace sipyco::expression
