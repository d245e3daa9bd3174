// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/ndarray.hpp>
#include <sipyco/value/scalar.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace sipyco::formats {

class json_writer;

/// Nested arrays of what NumPy's `item()` gives for each element.
void write_array(json_writer& out, const NDArray& x);

/// A number, a bool or a text; bytes as base64, times as NumPy prints them.
void write_scalar(json_writer& out, const Scalar& x);

[[nodiscard]] std::string base64_text(std::span<const std::byte> bytes);

}  // namespace sipyco::formats
