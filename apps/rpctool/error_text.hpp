// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/remote_error.hpp>
#include <sipyco/cli/run_main.hpp>

#include <exception>
#include <string>
#include <string_view>

/// How a session tells errors; all texts are safe to show.
namespace sipyco::rpctool {

/// As Python's interactive sipyco_rpctool prints a remote exception, on standard output.
[[nodiscard]] std::string remote_text(const RemoteError& error);

/// The class that Python would name: `NameError`; empty for what is no matter of the expression.
[[nodiscard]] std::string_view class_of(const std::exception& error);

/// One of ours, without a final newline: `NameError: ...`, or `rpctool: ...`; a syntax error with its line and a caret.
[[nodiscard]] std::string local_text(const std::exception& error, std::string_view line);

/// How the same error ends the tool: `bad_data` for an error of the evaluation, its class before the message; `usage`
/// for what is no expression; for anything else see cli::ending_of.
[[nodiscard]] cli::ending ending_of(const std::exception& error, bool show_traceback);

}  // namespace sipyco::rpctool
