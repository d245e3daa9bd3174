// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Other layouts of text that an encoder of PYON wrote.
namespace sipyco::formats {

/// Pretty text, indented by four spaces a level, with `indent` spaces or one tab a level instead.
[[nodiscard]] std::string indented(std::string_view pretty, std::size_t indent, bool tabs);

/// The same text with printable characters in place of their `\uXXXX`.
[[nodiscard]] std::string with_utf8(std::string_view ascii);

}  // namespace sipyco::formats
