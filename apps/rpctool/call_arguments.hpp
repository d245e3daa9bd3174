// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::rpctool {

/// What a method is called with.
struct call_arguments {
  std::vector<Value> positional;
  Dict keywords;
};

/// Reads what stands behind METHOD on the command line: each a literal, `NAME=LITERAL` for a keyword argument, or
/// `-s TEXT` (`--str TEXT`, `--str=TEXT`) for a str. Appends to `out`. Throws cli::usage_error.
void read_arguments(call_arguments& out, std::span<const std::string> words);

/// Reads one `NAME=LITERAL`, the value of `--kw`.
void read_keyword(call_arguments& out, const std::string& word);

}  // namespace sipyco::rpctool
