// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/value/ndarray.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace sipyco::formats {

/// Whether a file's first bytes are those of NumPy's `.npy`.
[[nodiscard]] bool is_npy(std::string_view file) noexcept;

/// The array in the bytes of a `.npy` file of version 1, 2 or 3; Fortran order becomes C order.
///
/// Throws ValueError for what is no such file, is cut short or too long, and for arrays of objects and structured
/// dtypes; LimitError past `max_array_bytes`.
[[nodiscard]] NDArray read_npy(std::string_view file, const decode_limits& limits = {});
/// The same with the failure as a value.
[[nodiscard]] result<NDArray> try_read_npy(std::string_view file, const decode_limits& limits = {});

/// The file that `numpy.save` writes, byte for byte.
[[nodiscard]] std::string write_npy(const NDArray& x);

}  // namespace sipyco::formats
