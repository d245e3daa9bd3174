// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/text/print_options.hpp>
#include <sipyco/value/scalar.hpp>

#include <string>

/// NumPy's scalars.
namespace sipyco::text {

/// The code points of an element of dtype `<U`, without the zeros that fill it up.
[[nodiscard]] std::u32string load_text(std::span<const std::byte> element, bool big_endian);
/// The bytes of an element of dtype `|S`, without the zeros that fill it up.
[[nodiscard]] std::string_view load_octets(std::span<const std::byte> element);

/// Python's `repr`, by NumPy 1 or 2.
void append_scalar_repr(std::string& out, const Scalar& x, const print_options& options);
/// Python's `str`.
void append_scalar_str(std::string& out, const Scalar& x);

}  // namespace sipyco::text
