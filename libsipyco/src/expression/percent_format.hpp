// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"

namespace sipyco::expression {

/// Python's `format % values` for a str or bytes.
[[nodiscard]] Value percent_format(context& where, const Value& format, const Value& values);

}  // namespace sipyco::expression
