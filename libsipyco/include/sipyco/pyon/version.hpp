// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>

namespace sipyco::pyon {

/// The two text forms of PYON: Python literals (sipyco up to 1.9) and JSON with typed objects (1.10).
enum class version : std::uint8_t { v1, v2 };

inline constexpr version v1 = version::v1;
inline constexpr version v2 = version::v2;

}  // namespace sipyco::pyon
