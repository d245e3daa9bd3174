// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

namespace sipyco::expression {

/// Python's `...`.
[[nodiscard]] Value ellipsis_value();
[[nodiscard]] bool is_ellipsis(const Value& x) noexcept;

}  // namespace sipyco::expression
