// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "pyon/unescape.hpp"

namespace sipyco::pyon {

/// The beginning of a Python string literal: letters, then one or three quotes.
struct string_prefix {
  bool valid = false;  // the letters can stand before a quote
  bool raw = false;
  bool bytes = false;
};

/// What the letters in front of a quote say; none of them is a prefix too.
[[nodiscard]] string_prefix parse_string_prefix(std::string_view letters) noexcept;

/// Appends what the inside of a literal stands for; every backslash in `raw` is followed by something.
[[nodiscard]] bad_escape unescape_python(std::string_view raw, string_prefix prefix, text_buffer& out);

}  // namespace sipyco::pyon
