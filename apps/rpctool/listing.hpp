// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The texts of list-targets, list-methods and describe, as Python's sipyco_rpctool prints them, and the same as JSON.
/// What comes from the server is made safe to show.
namespace sipyco::rpctool {

[[nodiscard]] std::string list_targets(std::span<const std::string> targets,
                                       const std::optional<std::string>& description);

/// A shell's pattern for names (`get_*`); none matches all.
using name_pattern = std::optional<std::string>;

[[nodiscard]] bool matches(const name_pattern& pattern, const std::string& name);

/// `documentation` is what `get_rpc_method_list` returns. A method that is described oddly shows as `name(...)`. Empty
/// when there is a pattern that nothing matches. Throws ProtocolError when it is no such thing at all.
[[nodiscard]] std::string list_methods(const Value& documentation, const name_pattern& pattern, bool color);

/// One of the methods; nothing if it is not there.
[[nodiscard]] std::optional<std::string> describe_method(const Value& documentation, std::string_view name, bool color);

/// `name(self, x, y=1)`, and the docstring, if there is one; nothing if there is no such method.
struct method_entry {
  std::string signature;
  std::optional<std::string> docstring;
};
[[nodiscard]] std::optional<method_entry> find_method(const Value& documentation, std::string_view name);
/// The names that a method takes as keyword arguments, in its order; empty when it is described oddly.
[[nodiscard]] std::vector<std::string> keyword_names(const Value& documentation, std::string_view name);

/// For JSON: `{"targets": [...], "description": ...}`.
[[nodiscard]] Value targets_value(std::span<const std::string> targets, const std::optional<std::string>& description);
/// `{"docstring": ..., "methods": [{"name", "signature", "docstring", "argspec"}, ...]}`.
[[nodiscard]] Value methods_value(const Value& documentation, const name_pattern& pattern);

}  // namespace sipyco::rpctool
