// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sipyco {
class Value;
}

/// The texts of list-targets, list-methods and describe, as Python's sipyco_rpctool prints them. What comes from the
/// server is made safe to show.
namespace sipyco::rpctool {

[[nodiscard]] std::string list_targets(std::span<const std::string> targets,
                                       const std::optional<std::string>& description);

/// `documentation` is what `get_rpc_method_list` returns. A method that is described oddly shows as `name(...)`. Throws
/// ProtocolError when it is no such thing at all.
[[nodiscard]] std::string list_methods(const Value& documentation, bool color);

/// One of the methods; nothing if it is not there.
[[nodiscard]] std::optional<std::string> describe_method(const Value& documentation, std::string_view name, bool color);

}  // namespace sipyco::rpctool
