// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/integer.hpp>

#include <string>
#include <string_view>

namespace sipyco::expression {

/// The digits of the absolute value. Throws ValueError past Python's limit of decimal digits.
[[nodiscard]] std::string integer_digits(const Integer& x, int base);

/// The text with the decimal digits of all scripts as those of ASCII, and any white space as a blank.
[[nodiscard]] std::string with_ascii_digits(std::string_view text);

/// Python's `int(text, base)`; `base` 0 goes by the prefix. Throws ValueError.
[[nodiscard]] Integer parse_integer(std::string_view text, int base);

/// Python's `float(text)`. Throws ValueError.
[[nodiscard]] double parse_real(std::string_view text);

}  // namespace sipyco::expression
