// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/options.hpp"

#include <sipyco/value/value.hpp>

namespace sipyco::pc_rpc {
class Client;
}

namespace sipyco::rpctool {

/// Selects the target that was asked for. Throws cli::usage_error when there are several and none was named,
/// cli::fatal_error when there is none of that name.
void select_target(pc_rpc::Client& client, const options& given);

/// Calls the method, which may be one of the client's own, as in Python (`get_rpc_id`, ...). Throws cli::fatal_error
/// when there is no such method or no answer in time.
[[nodiscard]] Value call(pc_rpc::Client& client, const options& given);

/// ` to target 'x'; did you mean 'y'?`: ends a message about a method that is not there.
[[nodiscard]] std::string no_such_method(const pc_rpc::Client& client, const std::string& method);

}  // namespace sipyco::rpctool
