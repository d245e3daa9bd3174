// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string_view>

namespace sipyco {

/// The library's version, `MAJOR.MINOR.PATCH`; static storage.
[[nodiscard]] std::string_view version() noexcept;

}  // namespace sipyco
