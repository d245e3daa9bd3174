// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/letter.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

namespace sipyco::expression {

namespace {

/// What the characters of a run have in common: properties, and what is added to one in each casing.
struct character_record {
  std::uint16_t properties;
  std::array<std::int32_t, 4> changes;
};

struct several_characters {
  int casing;
  char32_t from;
  std::array<char32_t, 3> to;
};

#include "expression/character_records.inc"
#include "expression/character_runs.inc"

constexpr unsigned record_bits = 11;

/// The run that holds the character.
std::uint32_t run_of(char32_t c) noexcept {
  const auto key = (static_cast<std::uint32_t>(c) << record_bits) | ((1U << record_bits) - 1);
  return *std::prev(std::upper_bound(std::begin(runs), std::end(runs), key));
}

const character_record& record_of(char32_t c) noexcept { return records[run_of(c) & ((1U << record_bits) - 1)]; }

}  // namespace

bool has(char32_t c, property which) noexcept {
  return (record_of(c).properties & static_cast<std::uint16_t>(which)) != 0;
}

std::optional<int> decimal_value(char32_t c) noexcept {
  if (!has(c, property::decimal)) return {};
  return static_cast<int>((c - (run_of(c) >> record_bits)) % 10);
}

void append_in_case(std::string& out, char32_t c, casing which) {
  const auto column = static_cast<std::size_t>(which);
  const std::pair key(static_cast<int>(which), c);
  const auto* found = std::ranges::lower_bound(
      specials, key, {}, [](const several_characters& each) { return std::pair(each.casing, each.from); });
  if (found == std::end(specials) || std::pair(found->casing, found->from) != key) {
    const auto to = static_cast<std::int32_t>(c) + record_of(c).changes[column];
    return base::append_code_point(out, static_cast<char32_t>(to));
  }
  for (const char32_t each : found->to)
    if (each != 0) base::append_code_point(out, each);
}

}  // namespace sipyco::expression
