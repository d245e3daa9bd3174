// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/ndarray.hpp>

#include <string_view>

#include <sipyco/expression/budget.hpp>

// Between numbers and their text, as NumPy casts them.
namespace sipyco::expression::numpy {

/// A zero-dimensional array of the number that the text writes, as `int(text)` or `float(text)` reads it. Throws
/// ValueError.
[[nodiscard]] NDArray number_from_text(std::string_view text, dtype type);
/// An array of str or bytes as numbers.
[[nodiscard]] NDArray numbers_from_text(const NDArray& x, dtype type, budget& limits);
/// An array of numbers as str; an itemsize of at most one character is as long as needed, or as any number of the dtype
/// may need.
[[nodiscard]] NDArray text_from_numbers(const NDArray& x, dtype type, bool by_dtype, budget& limits);

}  // namespace sipyco::expression::numpy
