// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sipyco::pyonfmt {

/// What `diff -u` shows of two texts that differ, with three lines around each change; `patch` takes it. Control
/// characters but tabs are shown as escapes.
[[nodiscard]] std::string unified_diff(std::string_view name, std::string_view before, std::string_view after,
                                       bool color);

}  // namespace sipyco::pyonfmt
