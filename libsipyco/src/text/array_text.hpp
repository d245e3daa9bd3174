// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/text/print_options.hpp>
#include <sipyco/value/ndarray.hpp>

#include <string>

namespace sipyco::text {

/// NumPy's `repr` of an array: `array([[1, 2],\n       [3, 4]])`.
void append_array_repr(std::string& out, const NDArray& array, const print_options& options);
/// NumPy's `str` of an array: `[[1 2]\n [3 4]]`; of a zero-dimensional one that of its element.
void append_array_str(std::string& out, const NDArray& array, const print_options& options);

}  // namespace sipyco::text
