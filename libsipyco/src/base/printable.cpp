// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace sipyco::base {
namespace {

/// Each entry is the first code point of a range; printable ranges and others alternate, a printable one comes first.
constexpr char32_t range_starts[] = {
#include "base/printable_table.inc"
};

}  // namespace

bool is_printable(char32_t c) noexcept {
  if (c < 0x7F) return c >= 0x20;
  const auto* next = std::upper_bound(std::begin(range_starts), std::end(range_starts), c);
  return (next - std::begin(range_starts)) % 2 != 0;
}

}  // namespace sipyco::base
