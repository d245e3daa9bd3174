// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sipyco::pyonfmt {

/// The formats that are read and written; of `automatic` the text itself tells, `repr` is only written.
enum class text_format : std::uint8_t { automatic, pyon1, pyon2, json, repr, lines };

[[nodiscard]] std::optional<text_format> parse_text_format(std::string_view name) noexcept;
[[nodiscard]] std::string_view name_of(text_format format) noexcept;

}  // namespace sipyco::pyonfmt
