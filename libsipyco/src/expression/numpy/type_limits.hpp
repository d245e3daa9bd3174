// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <optional>
#include <string_view>

namespace sipyco::expression::numpy {

/// `np.finfo(float).eps` and its like; nothing for other values and names.
[[nodiscard]] std::optional<Value> type_limit(const Value& x, std::string_view name);

}  // namespace sipyco::expression::numpy
