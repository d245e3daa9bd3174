// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/color.hpp>
#include <sipyco/cli/exit_codes.hpp>
#include <sipyco/cli/flags.hpp>

#include <exception>
#include <string>
#include <string_view>

namespace sipyco::cli {

/// What a tool tells `run_main` about how it wants its errors shown.
struct tool {
  /// As it appears before messages.
  std::string_view name;
  color_when color = color_when::automatic;  ///< For messages.
  /// Show the traceback of a remote exception.
  bool show_traceback = false;
};

/// How an exception ends the program.
struct ending {
  exit_code code = exit_code::internal_error;  ///< Unless a signal is given.
  /// May be of several lines; safe to print.
  std::string message;
  /// To die by, instead of exiting with the code; 0 for none.
  int signal = 0;
};

/// The table from exceptions to exit codes.
[[nodiscard]] ending ending_of(const std::exception& error, const tool& about);

/// The body of every `main`: calls `run` with the arguments behind the program's name, shows as `NAME: message` on
/// standard error what it throws, sees to it that standard output was written, and returns the exit status.
int run_main(std::string_view name, int argc, char** argv,
             exit_code (*run)(tool& self, const arguments& args)) noexcept;

}  // namespace sipyco::cli
