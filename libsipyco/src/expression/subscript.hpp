// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"

namespace sipyco::expression {

/// Python's `x[key]`.
[[nodiscard]] Value subscript(context& where, const Value& x, const Value& key);

/// The item of a list or dict, to be changed. Throws as `subscript` does, and TypeError for an item of anything else.
[[nodiscard]] Value* item_in_place(Value& x, const Value& key);

}  // namespace sipyco::expression
