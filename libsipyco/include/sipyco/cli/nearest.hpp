// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sipyco::cli {

/// The candidate most like `word`, if one is like it at all; otherwise empty.
[[nodiscard]] std::string_view nearest(std::string_view word, const std::vector<std::string>& candidates);

/// `; did you mean 'CANDIDATE'?` for the nearest candidate, or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace sipyco::cli
