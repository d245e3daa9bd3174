// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "pyon/text_sink.hpp"

/// The texts of scalars that both versions share.
namespace sipyco::pyon {

void put_integer(text_sink& out, std::int64_t x);
/// Python's repr.
void put_float(text_sink& out, double x);
/// In double quotes with JSON's escapes, ASCII only.
void put_str(text_sink& out, std::string_view text);
/// Without quotes.
void put_base64(text_sink& out, std::span<const std::byte> bytes);

}  // namespace sipyco::pyon
