// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"

#include <string>

namespace sipyco::expression {

/// Python's `repr(x)`, `str(x)` and `ascii(x)`, no longer than an object may be.
[[nodiscard]] std::string repr_text(context& where, const Value& x);
[[nodiscard]] std::string str_text(context& where, const Value& x);
[[nodiscard]] std::string ascii_text(context& where, const Value& x);

/// The conversion behind the `!` of a field: r, s or a.
[[nodiscard]] Value convert(context& where, const Value& x, char conversion);

}  // namespace sipyco::expression
