// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco::expression {

/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`, taken apart.
struct format_spec {
  static constexpr std::size_t unset = static_cast<std::size_t>(-1);

  std::string fill = " ";  // one character
  char align = 0;          // < > = ^, or 0
  char sign = '-';
  bool no_negative_zero = false;
  bool alternate = false;
  bool signed_given = false;
  std::size_t width = 0;
  char grouping = 0;  // , or _
  std::size_t precision = unset;
  char type = 0;
};

/// Throws ValueError; `class_name` is what Python's messages name.
[[nodiscard]] format_spec parse_format_spec(std::string_view text, std::string_view class_name);

/// A number's text before it is filled up: the sign, a prefix such as `0x`, digits that are grouped, and the rest.
struct number_text {
  std::string sign, prefix, digits, rest;
};

/// Grouped and filled up to the width.
[[nodiscard]] std::string padded(const number_text& parts, const format_spec& spec);
/// The same for a text; `default_align` where the specification has none.
[[nodiscard]] std::string padded(std::string_view text, const format_spec& spec, char default_align);

/// A finite or infinite float by its specification; `fallback` is the type where there is none.
[[nodiscard]] number_text float_parts(double x, const format_spec& spec);

}  // namespace sipyco::expression
