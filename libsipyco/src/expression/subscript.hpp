// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"

namespace sipyco::expression {

/// Python's `x[key]`.
[[nodiscard]] Value subscript(context& where, const Value& x, const Value& key);

/// Whether `x[key]` is an item that can be changed where it is: of a list or dict.
[[nodiscard]] bool has_place(const Value& x, const Value& key);
/// That item. Throws IndexError, KeyError.
[[nodiscard]] Value* item_in_place(Value& x, const Value& key);

}  // namespace sipyco::expression
