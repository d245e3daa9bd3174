// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/argument_files.hpp"

#include "rpctool/files.hpp"

#include <sipyco/base/decode_error.hpp>
#include <sipyco/cli/errors.hpp>
#include <sipyco/formats/npy.hpp>
#include <sipyco/pyon/decode.hpp>

#include <unistd.h>

namespace sipyco::rpctool {

namespace {

[[noreturn]] void fail(const std::string& message) { throw cli::fatal_error(cli::exit_code::bad_data, message); }

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

Value load(const std::string& path) {
  const bool standard_input = path == "-";
  const auto content = standard_input ? read_descriptor(STDIN_FILENO) : read_file(path);
  if (!content)
    throw cli::fatal_error(cli::exit_code::no_input_file, "cannot read '" + path + "': " + content.error() +
                                                              "; for the text itself: -s '@" + path + "'");
  return read_value(*content, standard_input ? "standard input" : path);
}

}  // namespace

Value read_value(std::string_view content, const std::string& name) {
  if (is_blank(content)) fail(name + ": is empty; it should hold one value, in PYON, JSON or .npy");
  try {
    if (formats::is_npy(content)) return formats::read_npy(content);
    return pyon::decode(content);
  } catch (const DecodeError& error) {
    fail(error.describe(name));
  } catch (const ValueError& error) {
    fail(name + ": " + error.what());
  }
}

void load_files(call_arguments& arguments) {
  bool used = false;
  for (const auto& [path, index, keyword] : arguments.files) {
    if (path == "-" && std::exchange(used, true)) throw cli::usage_error("'@-' can be used once: standard input ends");
    auto value = load(path);
    if (keyword.empty())
      arguments.positional[index] = std::move(value);
    else
      arguments.keywords.set(Value(keyword), std::move(value));
  }
}

}  // namespace sipyco::rpctool
