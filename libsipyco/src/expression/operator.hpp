// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace sipyco::expression {

enum class binary_operator : std::uint8_t {
  add,
  subtract,
  multiply,
  matmul,
  true_divide,
  floor_divide,
  modulo,
  power,
  left_shift,
  right_shift,
  bit_and,
  bit_or,
  bit_xor,
};

enum class unary_operator : std::uint8_t { negative, positive, invert, absolute };

enum class comparison : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

/// `+`, `//`, ..., as Python's messages write it; `** or pow()` for the power.
[[nodiscard]] std::string_view symbol(binary_operator which) noexcept;
[[nodiscard]] std::string_view symbol(comparison which) noexcept;

}  // namespace sipyco::expression
