// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/protocol/mod.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::sync_struct {

using protocol::action_name;
using protocol::Mod;
using protocol::ModAction;

/// Python's `process_mod`: carries out what a mod says. `init` replaces the target by its structure.
///
/// A path leads through dicts, lists, tuples and into rows of arrays. Throws what Python would (IndexError, KeyError,
/// TypeError, ValueError, AttributeError), and LimitError for a path longer than `max_value_depth`; then the target is
/// as it was.
void process_mod(Value& target, const Mod& mod);

}  // namespace sipyco::sync_struct
