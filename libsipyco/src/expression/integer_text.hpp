// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/integer.hpp>

#include <string>
#include <string_view>

namespace sipyco::expression {

/// The digits of the absolute value. Throws ValueError past Python's limit of decimal digits.
[[nodiscard]] std::string integer_digits(const Integer& x, int base);

/// Python's `int(text, base)`; `base` 0 goes by the prefix. Throws ValueError.
[[nodiscard]] Integer parse_integer(std::string_view text, int base);

/// Python's `float(text)`. Throws ValueError.
[[nodiscard]] double parse_real(std::string_view text);

}  // namespace sipyco::expression
