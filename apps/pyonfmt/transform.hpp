// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyonfmt/options.hpp"

#include <sipyco/value/value.hpp>

#include <string>

namespace sipyco::pyonfmt {

/// `x` with the keys of its dicts sorted, where Python could sort them, and its arrays in another form. An OrderedDict
/// keeps its order.
[[nodiscard]] Value transformed(const Value& x, bool sort_keys, array_form arrays, bool swap_zeros = false);

/// `x` as it is to be written in a format: transformed as the options ask for, and so that v1 reads the same back, as
/// far as it can. (It reads `-1j` as `-0-1j` and `(-0-1j)` as `0-1j`.)
[[nodiscard]] Value prepared(const Value& x, text_format format, const options& given);

/// `float64 array of shape (3, 4)`.
[[nodiscard]] std::string array_summary(const NDArray& x);

}  // namespace sipyco::pyonfmt
