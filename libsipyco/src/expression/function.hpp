// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "expression/evaluator.hpp"

#include <functional>
#include <vector>

namespace sipyco::expression {

/// The function that a lambda makes; `defaults` are the values of those parameters that have one.
[[nodiscard]] Value make_lambda(tree_ptr tree, const tree_node& of, frame_ptr outer, std::vector<Value> defaults);

/// Gives each target its item of an iterable; one may be starred. Throws ValueError for a wrong number.
void unpack(context& where, std::span<const tree_node> targets, const Value& x,
            const std::function<void(const tree_node&, Value)>& assign);

}  // namespace sipyco::expression
