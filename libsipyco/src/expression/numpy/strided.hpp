// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/budget.hpp>
#include <sipyco/value/ndarray.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "expression/numpy/loop.hpp"

// Walking over arrays of any number of axes by steps, without copies of what is broadcast.
namespace sipyco::expression::numpy {

using shape_vector = std::vector<std::size_t>;
using step_vector = std::vector<std::ptrdiff_t>;

/// An array seen through steps in bytes: transposed, reversed, broadcast, a diagonal.
struct view {
  std::byte* start = nullptr;
  step_vector steps;
};

/// Of elements that lie row by row.
[[nodiscard]] step_vector row_steps(NDArray::shape_type shape, std::size_t itemsize);
/// The shape that all broadcast to. Throws ValueError.
[[nodiscard]] shape_vector broadcast(std::span<const NDArray::shape_type> shapes);
/// The steps with which an array of that shape looks like one of `to`.
[[nodiscard]] step_vector broadcast_steps(NDArray::shape_type shape, std::size_t itemsize, NDArray::shape_type to);
[[nodiscard]] std::size_t element_count(NDArray::shape_type shape) noexcept;

/// Calls `run` for each row of the views (inputs, then the output), as few and as long as can be.
void walk(NDArray::shape_type shape, std::span<const view> views, inner_loop run, budget& limits);

/// A copy, row by row, of what a view of `x` shows.
[[nodiscard]] NDArray gather(const NDArray& x, NDArray::shape_type shape, const step_vector& steps,
                             std::ptrdiff_t offset, budget& limits);
[[nodiscard]] NDArray broadcast_to(const NDArray& x, NDArray::shape_type shape, budget& limits);
[[nodiscard]] NDArray transposed(const NDArray& x, std::span<const std::size_t> axes, budget& limits);
/// With the axis as the last one, and back.
[[nodiscard]] NDArray axis_last(const NDArray& x, std::size_t axis, budget& limits);
[[nodiscard]] NDArray axis_back(const NDArray& x, std::size_t axis, budget& limits);
/// NumPy's `moveaxis`.
[[nodiscard]] NDArray axis_to(const NDArray& x, std::size_t from, std::size_t to, budget& limits);

}  // namespace sipyco::expression::numpy
