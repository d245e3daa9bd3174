// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include <string>

namespace sipyco {
class Value;
}

namespace sipyco::formats {

/// The parameters of a method as Python's `inspect.Signature` prints them, `(self, x: 'float', *, wait=False) ->
/// 'bool'`, from the dict that `get_rpc_method_list` has for it.
///
/// Fails where the dict describes no Python function; its names come from the peer and are not escaped.
[[nodiscard]] result<std::string> format_signature(const Value& argspec);

}  // namespace sipyco::formats
