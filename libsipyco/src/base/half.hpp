// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>

namespace sipyco::base {

/// The value of the bits of an IEEE binary16.
[[nodiscard]] double half_to_double(std::uint16_t bits) noexcept;

/// Rounds to nearest, ties to even, overflow to infinity, as NumPy does.
[[nodiscard]] std::uint16_t double_to_half(double value) noexcept;

}  // namespace sipyco::base
