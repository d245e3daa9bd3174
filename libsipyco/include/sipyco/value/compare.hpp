// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>

#include <sipyco/value/value.hpp>

namespace sipyco {

/// Python's `a < b`: numbers with numbers, str with str, bytes with bytes, lists and tuples item by item, sets by
/// inclusion; nothing when Python raises TypeError.
[[nodiscard]] std::optional<bool> less(const Value& a, const Value& b);

}  // namespace sipyco
