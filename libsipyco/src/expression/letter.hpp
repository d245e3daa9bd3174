// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

/// What Unicode says of characters, as CPython's str has it, whatever the locale of the process.
namespace sipyco::expression {

/// Properties of a character; each is a bit of `character_record::properties`.
enum class property : std::uint16_t {
  alphabetic = 1,
  lower = 2,
  upper = 4,
  title = 8,
  decimal = 16,
  digit = 32,
  numeric = 64,
  name_start = 128,
  name_part = 256,
  cased = 512,
  case_ignorable = 1024,
};

[[nodiscard]] bool has(char32_t c, property which) noexcept;
/// The value of a decimal digit of any script.
[[nodiscard]] std::optional<int> decimal_value(char32_t c) noexcept;

enum class casing { upper, lower, title, fold };

/// Appends the character in that case: one, two or three characters.
void append_in_case(std::string& out, char32_t c, casing which);

}  // namespace sipyco::expression
