// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/value/value.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace sipyco::formats {

/// Calls `line` with each line of `x`, without newline: `["ion.temp"][1] = 1.25`, a path and a value on one line of
/// PYON v1. Returning false from it ends the work.
///
/// Lists, tuples and dicts are taken apart. A line of its own says what the following lines alone would not tell:
/// `["t"] = ()` before the items of a tuple, `= {}` before the entries of a dict with keys that are no str,
/// `= OrderedDict([])`. What v1 would not read back exactly is written as v2 (an empty set). `prefix` goes in front
/// of each path. Throws as pyon::encode.
void write_lines(const Value& x, const std::function<bool(std::string_view line)>& line, std::string_view prefix = {});

/// All of them, each with its newline.
[[nodiscard]] std::string to_lines(const Value& x, std::string_view prefix = {});

/// Puts a value together from lines, or from some of them (`grep`): a list's missing items are None. The lines may come
/// in any order in which those that say what a container is stand in front of its items, as `sort` leaves them.
/// A name in front of the paths is ignored.
class line_assembler {
 public:
  /// `limits` hold for each line's value.
  explicit line_assembler(const decode_limits& limits = {}) : limits_(limits) {}

  /// Takes a line without its newline; an empty one is ignored. Offsets of failures count from its start.
  [[nodiscard]] result<void> add(std::string_view line);
  [[nodiscard]] Value take();  ///< The value, None without any line; it begins anew after that.

 private:
  [[nodiscard]] result<Value*> place(std::span<const Value> steps);
  [[nodiscard]] result<Value*> item(Value& list, const Value& step);

  decode_limits limits_;
  std::size_t elements_ = 0;
  Value root_;
  std::vector<std::vector<Value>> tuples_;  // which of the lists are tuples
};

}  // namespace sipyco::formats
