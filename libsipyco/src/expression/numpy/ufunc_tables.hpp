// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <span>

#include "expression/numpy/ufunc.hpp"

namespace sipyco::expression::numpy {

// Each family of functions is a constant table in the source of its name.
[[nodiscard]] std::span<const ufunc> arithmetic_ufuncs() noexcept;
[[nodiscard]] std::span<const ufunc> division_ufuncs() noexcept;
[[nodiscard]] std::span<const ufunc> power_ufuncs() noexcept;
[[nodiscard]] std::span<const ufunc> comparison_ufuncs() noexcept;
[[nodiscard]] std::span<const ufunc> extreme_ufuncs() noexcept;
[[nodiscard]] std::span<const ufunc> logical_ufuncs() noexcept;
[[nodiscard]] std::span<const ufunc> bitwise_ufuncs() noexcept;
[[nodiscard]] std::span<const ufunc> exponential_ufuncs() noexcept;
[[nodiscard]] std::span<const ufunc> trigonometric_ufuncs() noexcept;
[[nodiscard]] std::span<const ufunc> rounding_ufuncs() noexcept;
[[nodiscard]] std::span<const ufunc> floating_ufuncs() noexcept;

[[nodiscard]] inline std::array<std::span<const ufunc>, 11> ufunc_tables() noexcept {
  return {arithmetic_ufuncs(),    division_ufuncs(), power_ufuncs(),   comparison_ufuncs(),
          extreme_ufuncs(),       logical_ufuncs(),  bitwise_ufuncs(), exponential_ufuncs(),
          trigonometric_ufuncs(), rounding_ufuncs(), floating_ufuncs()};
}

}  // namespace sipyco::expression::numpy
