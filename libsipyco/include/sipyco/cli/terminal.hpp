// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco::cli {

/// Columns of what is written to `descriptor`: of the terminal it is (`COLUMNS` comes first), otherwise 80.
[[nodiscard]] std::size_t output_width(int descriptor);

/// Remote text made safe to show: control characters and such as turn the direction of writing become escapes; newlines
/// and tabs stay.
[[nodiscard]] std::string safe_text(std::string_view text);

/// The same with newlines and tabs escaped too.
[[nodiscard]] std::string safe_line(std::string_view text);

}  // namespace sipyco::cli
