// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <span>

#include "expression/numpy/strided.hpp"

namespace sipyco::expression::numpy {

/// The shape for `size` elements; one negative length is found out. Throws ValueError.
[[nodiscard]] shape_vector completed_shape(std::span<const std::int64_t> wanted, std::size_t size);
[[nodiscard]] NDArray reshaped(const NDArray& x, std::span<const std::int64_t> wanted, bool by_columns, budget& limits);
[[nodiscard]] NDArray reversed_axes(const NDArray& x, budget& limits);
[[nodiscard]] NDArray permuted(const NDArray& x, std::span<const std::int64_t> order, budget& limits);
/// Whether an `order=` asks for Fortran's.
[[nodiscard]] bool column_order(const Value* order);

}  // namespace sipyco::expression::numpy
