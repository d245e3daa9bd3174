// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sipyco::base {

/// Makes text of a peer safe to show on a terminal or in a log.
///
/// Control characters (C0 but newline and tab, DEL, C1), characters that turn the direction of writing, and bytes that
/// are not valid UTF-8 become `\xNN` or `\uNNNN`; everything else stays.
[[nodiscard]] std::string escape_controls(std::string_view text);

/// The same with newline and tab escaped too, as `\n` and `\t`: for text that must stay on one line.
[[nodiscard]] std::string escape_to_one_line(std::string_view text);

}  // namespace sipyco::base
