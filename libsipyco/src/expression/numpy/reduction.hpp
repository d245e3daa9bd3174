// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/ndarray.hpp>

#include <optional>
#include <vector>

#include "expression/numpy/ufunc.hpp"

namespace sipyco::expression::numpy {

/// What is left of an array when axes go.
struct reduced_axes {
  std::vector<bool> gone;
  bool keep = false;  ///< as axes of length one

  [[nodiscard]] std::size_t count(NDArray::shape_type shape) const;
};

/// Folds the axes with a function of two. Floats are summed pairwise.
[[nodiscard]] NDArray reduce(const ufunc& f, const NDArray& x, const reduced_axes& axes, budget& limits,
                             std::optional<dtype> type = {});
/// The dtype in which NumPy adds and multiplies: at least 64 bits for integers.
[[nodiscard]] dtype accumulator_type(dtype type);
[[nodiscard]] NDArray mean(const NDArray& x, const reduced_axes& axes, budget& limits, std::optional<dtype> type = {});
[[nodiscard]] NDArray variance(const NDArray& x, const reduced_axes& axes, double ddof, budget& limits,
                               std::optional<dtype> type = {});
/// The running results along the last axis.
[[nodiscard]] NDArray accumulate(const ufunc& f, const NDArray& x, budget& limits, std::optional<dtype> type = {});

}  // namespace sipyco::expression::numpy
