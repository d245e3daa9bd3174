// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

namespace sipyco::expression {

/// Characters by the C library's tables, which are Unicode's whatever the locale of the process. One character becomes
/// one: `ß` stays in upper case.
[[nodiscard]] char32_t to_upper(char32_t c) noexcept;
[[nodiscard]] char32_t to_lower(char32_t c) noexcept;
[[nodiscard]] bool is_upper(char32_t c) noexcept;
[[nodiscard]] bool is_lower(char32_t c) noexcept;
[[nodiscard]] bool is_alphabetic(char32_t c) noexcept;

}  // namespace sipyco::expression
