// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sipyco::expression {

/// Python's `x.hex()`.
[[nodiscard]] std::string float_to_hex(double x);
/// Python's `float.fromhex(text)`. Throws ValueError, OverflowError.
[[nodiscard]] double float_from_hex(std::string_view text);

}  // namespace sipyco::expression
