// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string_view>

namespace sipyco::logserver {

/// Whether all of `text` is like `pattern`, in which `*` stands for any characters, `?` for one, and `\\` takes the
/// next one's meaning away. In time bounded by the product of the lengths, whatever the text.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view text) noexcept;

}  // namespace sipyco::logserver
