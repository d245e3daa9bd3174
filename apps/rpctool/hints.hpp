// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/error.hpp>

#include <string>
#include <string_view>
#include <vector>

/// What to type instead: ends of messages, empty where nothing comes to mind.
namespace sipyco::rpctool {

/// For a name that is not there (NameError, an attribute of NumPy); `names` are those that the session adds to
/// Python's, `target` is what its methods belong to.
[[nodiscard]] std::string name_hint(const Error& error, const std::vector<std::string>& names,
                                    std::string_view target = {});

/// For a METHOD that the target does not have: `set 0 5`, `dds.set`, `sett`.
[[nodiscard]] std::string method_hint(std::string_view method, std::string_view target,
                                      const std::vector<std::string>& methods);

/// For an argument that is no expression, a `message` of what is wrong with it at hand: `--phase`, `80MHz`, `a = 5`.
[[nodiscard]] std::string argument_hint(std::string_view word);

/// For a line that is no expression: `set 0 5`, `import math`, `x[0] = 1`.
[[nodiscard]] std::string syntax_hint(std::string_view line, const std::vector<std::string>& methods);

/// For a remote TypeError about the arguments of a call.
[[nodiscard]] std::string arguments_hint(std::string_view message, std::string_view method);

}  // namespace sipyco::rpctool
