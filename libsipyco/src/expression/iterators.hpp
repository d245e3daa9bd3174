// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "expression/native.hpp"

namespace sipyco::expression {

// The built-ins that make iterators.
[[nodiscard]] Value enumerate(context& where, const arguments& given);
[[nodiscard]] Value filter(context& where, const arguments& given);
[[nodiscard]] Value iter(context& where, const arguments& given);
[[nodiscard]] Value map(context& where, const arguments& given);
[[nodiscard]] Value reversed(context& where, const arguments& given);
[[nodiscard]] Value zip(context& where, const arguments& given);

}  // namespace sipyco::expression
