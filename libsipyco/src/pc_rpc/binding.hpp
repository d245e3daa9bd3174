// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <sipyco/pc_rpc/method.hpp>

namespace sipyco::pc_rpc {

/// Puts the arguments of a call into the order of the parameters, by Python's rules. Throws TypeError in CPython's
/// words; `qualified_name` (`Lda.set`) is what they begin with.
[[nodiscard]] std::vector<Value> bind_arguments(const method& callee, std::string_view qualified_name,
                                                std::span<const Value> arguments, const Dict& keywords);

}  // namespace sipyco::pc_rpc
