// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Long str and bytes as adjacent literals, one a line, as pprint writes them.
namespace sipyco::text {

/// How many characters a literal may take. Even a single word or four bytes that take more stay in one literal.
struct wrap_room {
  std::ptrdiff_t width;      ///< on any line
  std::ptrdiff_t allowance;  ///< of it, on the last line, for what follows
};

/// Breaks at line ends and, in a line that is too long, between words; white space stays behind its word.
[[nodiscard]] std::vector<std::string> wrap_text(std::string_view text, const wrap_room& room);
/// Breaks between groups of four bytes.
[[nodiscard]] std::vector<std::string> wrap_bytes(std::string_view octets, const wrap_room& room);

}  // namespace sipyco::text
