// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sipyco::pyonfmt {

enum class edit : std::uint8_t { keep, remove, insert };

/// A few steps that make one list of lines of another (Myers' algorithm); of lists that have little in common, the
/// whole of one for the whole of the other.
[[nodiscard]] std::vector<edit> edit_script(const std::vector<std::string_view>& before,
                                            const std::vector<std::string_view>& after);

}  // namespace sipyco::pyonfmt
