// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <string_view>

namespace sipyco::expression {

/// Python's `text.encode(encoding, errors)`: UTF-8, ASCII and Latin-1; errors strict, ignore, replace,
/// backslashreplace.
[[nodiscard]] Value encoded(std::string_view text, const Value& encoding, const Value& errors);
/// Python's `octets.decode(encoding, errors)`.
[[nodiscard]] Value decoded(std::string_view octets, const Value& encoding, const Value& errors);

}  // namespace sipyco::expression
