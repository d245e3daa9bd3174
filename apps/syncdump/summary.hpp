// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco::syncdump {

/// A value on one line, as Python's repr shows it but for arrays, of which shape, dtype and range are shown:
/// `float64[4,3] 0 … 1.5`. No longer than some `columns`.
[[nodiscard]] std::string summary(const Value& x, std::size_t columns);

/// Columns that a text takes on a terminal.
[[nodiscard]] std::size_t width_of(std::string_view text);
/// The text cut to a number of columns, with an ellipsis when something is missing.
[[nodiscard]] std::string cut(std::string_view text, std::size_t columns);

}  // namespace sipyco::syncdump
