// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "base/float_text.hpp"

#include <cstddef>
#include <string>

/// NumPy's floats of all sizes.
namespace sipyco::text {

/// A float of 2, 4, 8 or 16 bytes. `value` is exact; `itemsize` says how many digits tell it from its neighbours.
struct floating {
  long double value = 0;
  std::size_t itemsize = 8;
};

/// The float at `from`, in the given byte order.
[[nodiscard]] floating load_floating(const std::byte* from, std::size_t itemsize, bool big_endian);

/// The fewest digits that read back as the same float of this size.
[[nodiscard]] base::float_digits shortest_digits(const floating& x);

/// `a / b` in the precision of their size.
[[nodiscard]] long double quotient(const floating& a, const floating& b);

/// What NumPy prints for a scalar.
void append_numpy_float(std::string& out, const floating& x);
/// What NumPy prints for a complex scalar: `(1+2j)`, `1j`.
void append_numpy_complex(std::string& out, const floating& real, const floating& imaginary);

}  // namespace sipyco::text
