// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/run_main.hpp>
#include <sipyco/value/value.hpp>

#include <exception>
#include <string>

namespace sipyco::rpctool {

/// `{"class": ..., "message": ..., "remote": true, "traceback": [...]}`; of an error of ours the class is the nearest
/// of Python's, and there is no traceback. The class of an exception that is no built-in of Python's is its qualified
/// name.
[[nodiscard]] Value error_value(const std::exception& error);

/// `{"error": {..., "exit_code": 1}}` on one line, without its newline.
[[nodiscard]] std::string error_json(const std::exception& error, const cli::ending& end);

}  // namespace sipyco::rpctool
