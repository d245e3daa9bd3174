// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string_view>

namespace sipyco::cli {

/// Whether all of `text` is like `pattern`, in which `*` stands for any characters, `?` for one, `[a-z_]` for one of a
/// set and `[!a-z_]` for any other; `\\` takes the next one's meaning away, and so does the lack of a closing bracket.
///
/// In time bounded by the product of the lengths, whatever the text.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view text) noexcept;

}  // namespace sipyco::cli
