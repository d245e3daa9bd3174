// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>
#include "pyon/number.hpp"

#include <cstddef>
#include <string_view>

namespace sipyco::pyon {

/// How far a number literal of Python goes that begins at `p`, or what looks like one: letters, digits, underscores,
/// points, and the sign of an exponent.
[[nodiscard]] const char* number_extent(const char* p, const char* end) noexcept;

/// The value of a literal of any form: underscores, hexadecimal, octal, binary, imaginary. Offsets of failures count
/// from its start.
[[nodiscard]] result<number> parse_number(std::string_view literal, std::size_t max_digits);

}  // namespace sipyco::pyon
