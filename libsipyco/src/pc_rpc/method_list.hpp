// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sipyco/pc_rpc/target.hpp>

namespace sipyco::pc_rpc {

inline constexpr std::string_view terminate_name = "terminate";

/// What `get_rpc_method_list` answers.
[[nodiscard]] Value document_target(const Target& target, bool with_terminate);

/// The names for the method set; sorted.
[[nodiscard]] std::vector<std::string> callable_names(const Target& target, bool with_terminate);

}  // namespace sipyco::pc_rpc
