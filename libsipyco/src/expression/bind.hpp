// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/callable.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace sipyco::expression {

/// Arguments sorted into parameters.
class bound_arguments {
 public:
  static constexpr std::size_t max_parameters = 16;

  /// Null when it was not given.
  [[nodiscard]] const Value* operator[](std::size_t parameter) const { return values_[parameter]; }
  [[nodiscard]] bool has(std::size_t parameter) const { return values_[parameter] != nullptr; }
  /// The same as null for an argument that is None.
  [[nodiscard]] const Value* unless_none(std::size_t parameter) const {
    const Value* given = values_[parameter];
    return given && given->is_none() ? nullptr : given;
  }
  [[nodiscard]] const Value& at(std::size_t parameter) const { return *values_[parameter]; }
  [[nodiscard]] Value get(std::size_t parameter, Value otherwise) const {
    return values_[parameter] ? *values_[parameter] : otherwise;
  }

 private:
  friend bound_arguments bind(std::string_view signature, const arguments& given);
  std::array<const Value*, max_parameters> values_{};
};

/// Sorts arguments into the parameters of a signature such as `sum(a, axis=, dtype=, *, keepdims=)`: names with `=`
/// may be left out, those behind `/` come before it by position only, those behind `*` by keyword only. Throws Python's
/// TypeError. The result views `given`.
[[nodiscard]] bound_arguments bind(std::string_view signature, const arguments& given);

}  // namespace sipyco::expression
