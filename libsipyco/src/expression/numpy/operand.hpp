// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/budget.hpp>
#include <sipyco/value/value.hpp>

#include <span>
#include <vector>

namespace sipyco::expression::numpy {

/// An input of a function over arrays. Python's int, float and complex are weak: they take the dtype of the arrays they
/// meet.
class operand {
 public:
  enum class strength : std::uint8_t { strong, weak_integer, weak_float, weak_complex };

  explicit operand(NDArray x) : array_(std::move(x)) {}
  /// Lists and tuples become arrays. Throws what `as_array` throws.
  operand(const Value& x, budget& limits);

  [[nodiscard]] strength how() const noexcept { return how_; }
  [[nodiscard]] bool is_weak() const noexcept { return how_ != strength::strong; }
  /// Empty for a weak one.
  [[nodiscard]] NDArray::shape_type shape() const noexcept;
  /// Of a strong one.
  [[nodiscard]] dtype type() const noexcept { return array_.type(); }
  /// The elements as `type`. A Python int that it cannot hold throws OverflowError.
  [[nodiscard]] NDArray as(dtype type, budget& limits) const;

 private:
  strength how_ = strength::strong;
  NDArray array_;
  Value number_;
};

[[nodiscard]] std::vector<operand> to_operands(std::span<const Value> inputs, budget& limits);
/// The dtype that each input counts as: its own, or for a weak one that of the others by NEP 50.
[[nodiscard]] std::vector<dtype> effective_types(std::span<const operand> inputs);
/// NumPy's `result_type`.
[[nodiscard]] dtype result_type(std::span<const operand> inputs);

/// NumPy's `asarray`, on a budget. Python numbers become zero-dimensional.
[[nodiscard]] NDArray to_array(const Value& x, budget& limits, std::optional<dtype> type = {});
/// Throws LimitError before an array of that shape would be too large, ValueError for shapes that overflow.
void charge(NDArray::shape_type shape, dtype type, budget& limits);
[[nodiscard]] NDArray new_array(NDArray::shape_type shape, dtype type, budget& limits);
[[nodiscard]] NDArray cast(const NDArray& x, dtype type, budget& limits);
/// A zero-dimensional array becomes a scalar, as the results of NumPy's functions do.
[[nodiscard]] Value unwrapped(NDArray x);

}  // namespace sipyco::expression::numpy
