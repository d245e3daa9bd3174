// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace sipyco::formats {

/// What stands between two of `[`, `,`, `:` and `]`.
struct subscript_part {
  std::string_view text;
  std::size_t offset = 0;
  char ends_with = ']';
};

/// The inside of `[...]`, cut at the commas and colons that are neither in brackets nor in quotes.
struct subscript {
  std::vector<subscript_part> parts;
  std::size_t commas = 0;
  std::size_t end = 0;  ///< behind the closing bracket
};

/// `text[open]` is the opening bracket; offsets count from the start of `text`.
[[nodiscard]] result<subscript> split_subscript(std::string_view text, std::size_t open);

}  // namespace sipyco::formats
