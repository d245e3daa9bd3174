// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"
#include "expression/operator.hpp"
#include "expression/tree.hpp"

namespace sipyco::expression {

/// Python's `a OP b`: a bool, or an array of them.
[[nodiscard]] Value compare(context& where, comparison which, const Value& a, const Value& b);
[[nodiscard]] Value compare(context& where, comparison_operator which, const Value& a, const Value& b);

/// Python's `bool(a == b)` and `bool(a < b)`.
[[nodiscard]] bool equal(context& where, const Value& a, const Value& b);
[[nodiscard]] bool less_than(context& where, const Value& a, const Value& b);

/// Python's `item in container`.
[[nodiscard]] bool contains(context& where, const Value& container, const Value& item);

/// Python's `a is b`, as far as values without identity can tell: None, bools, types and small ints are themselves.
[[nodiscard]] bool identical(const Value& a, const Value& b);

}  // namespace sipyco::expression
