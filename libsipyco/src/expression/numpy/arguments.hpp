// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <cstdint>
#include <optional>
#include <vector>

#include "expression/bind.hpp"
#include "expression/context.hpp"
#include "expression/native.hpp"
#include "expression/numpy/operand.hpp"
#include "expression/numpy/strided.hpp"

// What the arguments of NumPy's functions stand for.
namespace sipyco::expression::numpy {

/// An array, a nested list, a number, a range.
[[nodiscard]] NDArray array_argument(context& where, const Value& x, std::optional<dtype> type = {});
[[nodiscard]] operand operand_argument(context& where, const Value& x);
/// The arrays of a list, a tuple, or along the first axis of an array.
[[nodiscard]] std::vector<NDArray> array_list(context& where, const Value& x);

/// Python's `operator.index`. Throws TypeError.
[[nodiscard]] std::int64_t index_argument(const Value& x);
[[nodiscard]] double float_argument(const Value& x);
[[nodiscard]] bool flag(const Value* x, bool otherwise);
/// One int or several.
[[nodiscard]] std::vector<std::int64_t> index_list(const Value& x);
/// One length, not negative.
[[nodiscard]] std::size_t length_argument(const Value& x);
/// A shape without unknown lengths. Throws ValueError for negative ones.
[[nodiscard]] shape_vector shape_argument(const Value& x);

/// From a dtype, a class or a string; nothing for null and None. Throws TypeError.
[[nodiscard]] std::optional<dtype> dtype_argument(const Value* x);
/// The same for the loop of a ufunc, which has no byte order to choose.
[[nodiscard]] std::optional<dtype> loop_dtype_argument(const Value* x);

/// Counts a negative axis from the end. Throws AxisError.
[[nodiscard]] std::size_t checked_axis(std::int64_t axis, std::size_t ndim);
[[nodiscard]] std::size_t axis_argument(const Value* x, std::size_t ndim, std::int64_t otherwise);
/// One axis or a tuple; all of them for null and None.
[[nodiscard]] std::vector<bool> axes_argument(const Value* x, std::size_t ndim);
/// The same for reductions, which take axis 0 of a zero-dimensional array for all there is.
[[nodiscard]] std::vector<bool> folded_axes(const Value* x, std::size_t ndim);

/// A result as its input was: of a scalar a scalar, of an array an array.
[[nodiscard]] Value unwrapped_like(const Value& input, NDArray result);
/// Throws for an `out=` or `where=` that is given: an expression has no arrays to write into.
void refuse_output(const bound_arguments& given, std::initializer_list<std::size_t> parameters);

[[noreturn]] void fail_axis(std::int64_t axis, std::size_t ndim);
/// `(2,3)` as NumPy's messages write a shape; a length of `SIZE_MAX` is unknown.
[[nodiscard]] std::string shape_text(NDArray::shape_type shape);

}  // namespace sipyco::expression::numpy
