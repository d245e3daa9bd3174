// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/call_arguments.hpp"

#include <string>
#include <string_view>

namespace sipyco::rpctool {

/// The value in the bytes of a file: PYON of either version, JSON, or NumPy's `.npy`. `name` is for messages. Throws
/// cli::fatal_error with `bad_data`.
[[nodiscard]] Value read_value(std::string_view content, const std::string& name);

/// Puts the contents of the files that the command line names (`@FILE`, `@-`) in their places. Throws cli::fatal_error.
void load_files(call_arguments& arguments);

}  // namespace sipyco::rpctool
