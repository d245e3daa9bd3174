// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/error.hpp>
#include <sipyco/cli/exit_codes.hpp>

#include <string>
#include <utility>

namespace sipyco::cli {

/// The command line is wrong: exit code 2, and the usage line below the message.
class usage_error : public Error {
 public:
  /// `usage` is the synopsis to show with it; empty: the program's.
  explicit usage_error(const std::string& message, std::string usage = {}) : Error(message), usage_(std::move(usage)) {}

  /// The tool's usage line; empty where the thrower does not know it.
  [[nodiscard]] const std::string& usage() const noexcept { return usage_; }

 private:
  std::string usage_;
};

/// Ends the tool with a message and a given exit code.
class fatal_error : public Error {
 public:
  /// Ends the program with `code`.
  fatal_error(exit_code code, const std::string& message) : Error(message), code_(code) {}

  [[nodiscard]] exit_code code() const noexcept { return code_; }  ///< What the program ends with.

 private:
  exit_code code_;
};

}  // namespace sipyco::cli
