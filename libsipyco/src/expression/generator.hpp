// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "expression/evaluator.hpp"

namespace sipyco::expression {

/// What runs through the loops of a comprehension or generator, one element at a time; of a dict's comprehension the
/// elements are pairs. The outermost iterable is looked at right away, as in Python.
[[nodiscard]] Value make_generator(context& where, const tree_ptr& tree, const tree_node& of, const frame_ptr& outer);

}  // namespace sipyco::expression
