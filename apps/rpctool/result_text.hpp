// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/formats/json.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace sipyco {
class Value;
}

namespace sipyco::rpctool {

enum class result_format { pprint, repr, pyon, pyon1, json, raw };

/// How what a method returns is printed.
struct result_style {
  result_format format = result_format::pprint;
  /// All elements of large arrays.
  bool full = false;
  /// Of the printing of NumPy's scalars: 1 or 2.
  int numpy_version = 1;
  /// What JSON shows for NaN and the infinities.
  formats::json_nan nan = formats::json_nan::literal;
  /// Columns, for `pprint`.
  std::size_t width = 80;
};

/// The names of the formats that `--format` takes, in the order of the enumeration.
[[nodiscard]] std::span<const std::string_view> format_names() noexcept;

/// What is printed for a result, with its newline; empty for None where Python prints nothing. Throws EncodeError when
/// the format cannot express it.
[[nodiscard]] std::string result_text(const Value& result, const result_style& style);

/// The same on one line whatever the format, also for None: `raw` and `pprint` become `repr`.
[[nodiscard]] std::string result_line(const Value& result, result_style style);

}  // namespace sipyco::rpctool
