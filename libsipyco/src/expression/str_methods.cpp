// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/methods.hpp"

namespace sipyco::expression {

std::span<const native_method> str_methods() noexcept { return {}; }
std::span<const native_method> bytes_methods() noexcept { return {}; }
std::span<const native> str_functions() noexcept { return {}; }
std::span<const native> bytes_functions() noexcept { return {}; }

}  // namespace sipyco::expression
