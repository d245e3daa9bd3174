// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::rpctool {

/// An argument whose value stands in a file, `-` for standard input; None until it is loaded.
struct file_argument {
  std::string path;
  /// Among the positional ones, unless there is a keyword.
  std::size_t index = 0;
  std::string keyword;
};

/// What a method is called with.
struct call_arguments {
  std::vector<Value> positional;
  Dict keywords;
  std::vector<file_argument> files;
};

/// Reads what stands behind METHOD on the command line: each an expression, `NAME=EXPR` for a keyword argument, `-s
/// TEXT`
/// (`--str TEXT`, `--str=TEXT`) for a str, or `@FILE`, also behind `NAME=`, for a file's content, which is not read
/// yet. Appends to `out`. Throws cli::usage_error.
void read_arguments(call_arguments& out, std::span<const std::string> words);

/// Reads one `NAME=EXPR`, the value of `--kw`.
void read_keyword(call_arguments& out, const std::string& word);

}  // namespace sipyco::rpctool
