// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"

#include <vector>

namespace sipyco::expression {

/// Python's `items.sort(key=key, reverse=reverse)`; `key` may be null.
void sort(context& where, std::vector<Value>& items, const Value* key, bool reverse);

}  // namespace sipyco::expression
