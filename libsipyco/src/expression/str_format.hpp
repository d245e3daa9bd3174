// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/callable.hpp>
#include "expression/context.hpp"

#include <string>
#include <string_view>

namespace sipyco::expression {

/// Python's `template.format(*args, **kwargs)`.
[[nodiscard]] std::string str_format(context& where, std::string_view text, const arguments& given);

}  // namespace sipyco::expression
