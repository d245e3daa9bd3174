// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>
#include <sipyco/value/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace sipyco::formats {

/// The way to a part of a value, as Python's subscripts are written: `datasets["ion.temp"][1]`.
///
/// In brackets stands a literal of PYON v1 or a slice, or several of them with commas, which select from an array (or
/// are a tuple that is a dict's key): `[-1]`, `[::2]`, `[0, 1:3]`, `[(1, 2)]`. The name in front, which the tool gives
/// a meaning, may be missing; then the text may be empty, which is the value itself.
class path {
 public:
  path() = default;
  /// Each step is a key, an index or a slice.
  explicit path(std::vector<Value> steps, std::string root = {}) : root_(std::move(root)), steps_(std::move(steps)) {}

  /// A failure's offset counts from the start of `text`; at most `max_value_depth` steps are taken.
  [[nodiscard]] static result<path> try_parse(std::string_view text);
  /// Throws DecodeError.
  [[nodiscard]] static path parse(std::string_view text);
  /// The path that `text` begins with, up to the first character that does not belong to one; `text` is moved on.
  [[nodiscard]] static result<path> try_parse_prefix(std::string_view& text);

  [[nodiscard]] const std::string& root() const noexcept { return root_; }  ///< The name in front; may be empty.
  [[nodiscard]] const std::vector<Value>& steps() const noexcept { return steps_; }  ///< What stands in the brackets.
  /// The path of the value itself, whatever its root.
  [[nodiscard]] bool empty() const noexcept { return steps_.empty(); }

  /// The part of `x` that the steps lead to. Throws KeyError, IndexError or TypeError; the message says after which
  /// steps.
  [[nodiscard]] Value select(const Value& x) const;
  [[nodiscard]] result<Value> try_select(const Value& x) const;  ///< The same with the failure as a value.

  /// What parses to this path again.
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const path&, const path&) = default;  ///< Member by member.

 private:
  std::string root_;
  std::vector<Value> steps_;
};

/// Appends one step with its brackets: a str in double quotes with JSON's escapes, slices as Python writes them, all
/// else its repr.
void append_step(std::string& out, const Value& step);

}  // namespace sipyco::formats
