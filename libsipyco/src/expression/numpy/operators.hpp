// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"
#include "expression/native.hpp"
#include "expression/operator.hpp"

#include <optional>
#include <string_view>

/// What the evaluator hands over when an operand is an array or a NumPy scalar.
namespace sipyco::expression::numpy {

/// Whether `x` is an ndarray or a NumPy scalar.
[[nodiscard]] inline bool is_numpy(const Value& x) noexcept {
  return x.kind() == kind::ndarray || x.kind() == kind::scalar;
}

/// One of the operands is NumPy's. Lists and tuples beside it become arrays.
[[nodiscard]] Value binary(context& where, binary_operator which, const Value& a, const Value& b);
[[nodiscard]] Value unary(context& where, unary_operator which, const Value& x);
/// Element by element.
/// Whether either is a dtype and the other means the same one: `x.dtype == float`; nothing when neither is.
[[nodiscard]] std::optional<bool> same_dtype(const Value& a, const Value& b);
[[nodiscard]] Value compare(context& where, comparison which, const Value& a, const Value& b);
/// `x[key]`.
[[nodiscard]] Value subscript(context& where, const Value& x, const Value& key);
/// `x.name`: an attribute, or a method bound to `x`; nothing when there is none.
[[nodiscard]] std::optional<Value> attribute(context& where, const Value& x, std::string_view name);
/// The built-in `round(x, digits)`; `digits` is null when not given.
[[nodiscard]] Value rounded(context& where, const Value& x, const Value* digits);

/// What `np` names.
[[nodiscard]] const native_module& module() noexcept;

}  // namespace sipyco::expression::numpy
