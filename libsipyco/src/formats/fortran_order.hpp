// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/ndarray.hpp>

#include <cstddef>
#include <span>

namespace sipyco::formats {

/// Fills `to` with elements that stand column by column; `from` has as many bytes as `to`.
void copy_from_fortran_order(NDArray& to, std::span<const std::byte> from);

}  // namespace sipyco::formats
