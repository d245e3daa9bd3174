// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sipyco::base {

/// Text as Python's `bytes.decode(errors="replace")` gives it: U+FFFD stands for each run of bytes that begins a
/// character and does not end it, and for each byte that can begin none.
[[nodiscard]] std::string repair_utf8(std::string_view bytes);

}  // namespace sipyco::base
