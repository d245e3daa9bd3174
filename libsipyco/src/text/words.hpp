// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

/// Lines and words of a text, by Python's notion of them.
namespace sipyco::text {

/// Python's `text.splitlines(True)`: the lines with what ends them.
[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text);

/// Words, each with the white space behind it; white space at the beginning is a word of its own.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view line);

}  // namespace sipyco::text
