// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/extension.hpp>
#include <sipyco/value/value.hpp>

#include <optional>
#include <string_view>
#include <vector>

#include "expression/native.hpp"

namespace sipyco::expression::numpy {

/// `np.dtype('float64')`.
class dtype_object final : public Extension {
 public:
  explicit dtype_object(dtype of) : type(of) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "dtype"; }
  [[nodiscard]] std::string repr() const override;
  [[nodiscard]] bool equals(const Extension& other) const override;
  [[nodiscard]] std::uint64_t hash() const override;

  const dtype type;
};

[[nodiscard]] Value dtype_value(dtype type);
/// Null when `x` is something else.
[[nodiscard]] const dtype_object* as_dtype(const Value& x) noexcept;
/// What NumPy takes for a dtype: one, a class, a string. Throws TypeError.
[[nodiscard]] dtype to_dtype(const Value& x);
/// `name`, `kind`, `itemsize`, ...; nothing when there is none such.
[[nodiscard]] std::optional<Value> dtype_attribute(dtype type, std::string_view name);

/// `np.dtype` itself, and NumPy's other classes, by name; null when there is none.
[[nodiscard]] const native_type* find_class(std::string_view name) noexcept;
[[nodiscard]] std::vector<std::string_view> class_names();
/// The class of a dtype's scalars: `np.float64`.
[[nodiscard]] const native_type* class_of(dtype type) noexcept;

}  // namespace sipyco::expression::numpy
