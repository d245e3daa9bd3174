// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/budget.hpp>
#include <sipyco/value/ndarray.hpp>

#include <cstdint>
#include <span>

namespace sipyco::expression::numpy {

// Numbers are ordered as NumPy orders them: NaN behind all others, complex numbers by their real part first; text by
// its characters. Rows lie along the last axis.

[[nodiscard]] NDArray sorted_rows(const NDArray& x, budget& limits);
/// The places of the elements in sorted order; equal ones stay as they are.
[[nodiscard]] NDArray sorted_places(const NDArray& x, budget& limits);
/// The first place of the largest in each row; NaN counts as the largest, and as the smallest.
void places_of_largest(const NDArray& x, std::span<std::int64_t> out);
void places_of_smallest(const NDArray& x, std::span<std::int64_t> out);

struct distinct_elements {
  NDArray values, first_places, inverse, counts;
};
/// Of an array with one axis, in order. Several NaN are one.
[[nodiscard]] distinct_elements distinct(const NDArray& x, budget& limits);
/// Where each of `wanted` goes into a sorted array of the same dtype: before its equals, or behind.
[[nodiscard]] NDArray insertion_places(const NDArray& sorted, const NDArray& wanted, bool behind, budget& limits);

}  // namespace sipyco::expression::numpy
