// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/operator.hpp"

#include <cstddef>

namespace sipyco::expression {

std::string_view symbol(binary_operator which) noexcept {
  static constexpr std::string_view symbols[] = {"+",           "-",  "*",  "@", "/", "//", "%",
                                                 "** or pow()", "<<", ">>", "&", "|", "^"};
  return symbols[static_cast<std::size_t>(which)];
}

std::string_view symbol(comparison which) noexcept {
  static constexpr std::string_view symbols[] = {"==", "!=", "<", "<=", ">", ">="};
  return symbols[static_cast<std::size_t>(which)];
}

}  // namespace sipyco::expression
