// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/error_text.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/run_main.hpp>
#include <sipyco/cli/terminal.hpp>
#include <sipyco/expression/errors.hpp>
#include <sipyco/text/repr.hpp>

namespace sipyco::rpctool {

namespace {

// Python rebuilds the exception; the text of a KeyError is the repr of what it was made of.
std::string rebuilt(const RemoteError& error) {
  std::string name = error.class_name();
  if (name == "GenericRemoteException") name = "sipyco.packed_exceptions." + name;
  const auto text = name == "KeyError" ? text::repr(Value(error.message())) : error.message();
  return text.empty() ? name : name + ": " + text;
}

std::string without_trailing_space(std::string text) {
  text.erase(text.find_last_not_of(" \t\r\n\v\f") + 1);
  return text;
}

// The line in which the error is, with a mark below it.
std::string with_caret(const expression::SyntaxError& error, std::string_view text) {
  for (std::size_t line = 1; line < error.line(); ++line) {
    const auto end = text.find('\n');
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  const auto shown = text.substr(0, text.find('\n'));
  if (shown.size() > 200) return {};
  return "  " + cli::safe_line(shown) + "\n  " + std::string(error.column() - 1, ' ') + "^\n";
}

bool is_of_the_tool(const std::exception& error) {
  return dynamic_cast<const ConnectionError*>(&error) || dynamic_cast<const cli::fatal_error*>(&error) ||
         dynamic_cast<const cli::usage_error*>(&error);
}

}  // namespace

std::string remote_text(const RemoteError& error) {
  std::string out = "Remote exception:\n" + without_trailing_space(cli::safe_text(rebuilt(error))) + "\n";
  for (const auto& entry : error.traceback()) out += without_trailing_space(cli::safe_text(entry)) + "\n";
  return out;
}

std::string_view class_of(const std::exception& error) {
  const auto* ours = dynamic_cast<const Error*>(&error);
  return ours && !is_of_the_tool(error) ? ours->python_class() : std::string_view();
}

std::string local_text(const std::exception& error, std::string_view line) {
  const auto name = class_of(error);
  if (name.empty()) return "rpctool: " + cli::ending_of(error, {}).message;
  std::string out;
  if (const auto* syntax = dynamic_cast<const expression::SyntaxError*>(&error)) out = with_caret(*syntax, line);
  return out + std::string(name) + ": " + cli::safe_text(error.what());
}

cli::ending ending_of(const std::exception& error, bool show_traceback) {
  const auto name = class_of(error);
  if (name.empty() || dynamic_cast<const RemoteError*>(&error))
    return cli::ending_of(error, {.name = "rpctool", .show_traceback = show_traceback});
  const bool syntax = dynamic_cast<const expression::SyntaxError*>(&error) != nullptr;
  return {syntax ? cli::exit_code::usage : cli::exit_code::bad_data,
          std::string(name) + ": " + cli::safe_text(error.what()), 0};
}

}  // namespace sipyco::rpctool
