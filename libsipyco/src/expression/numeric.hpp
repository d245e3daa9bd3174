// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <complex>
#include <optional>
#include <string_view>

/// What numbers are among each other.
namespace sipyco::expression {

[[nodiscard]] inline bool is_integral(const Value& x) noexcept {
  return x.kind() == kind::integer || x.kind() == kind::boolean;
}
/// int, bool, float, complex or Fraction; a NumPy scalar is none.
[[nodiscard]] inline bool is_number(const Value& x) noexcept {
  return is_integral(x) || x.kind() == kind::floating || x.kind() == kind::complex || x.kind() == kind::fraction;
}

/// Of an int or bool.
[[nodiscard]] Integer integer_of(const Value& x);
/// Of a real number; Throws OverflowError.
[[nodiscard]] double real_of(const Value& x);
[[nodiscard]] std::complex<double> complex_of(const Value& x);

/// A NumPy scalar as Python's number or text, anything else as it is.
[[nodiscard]] Value unwrapped(const Value& x);

/// Python's `operator.index(x)`: of ints, bools and NumPy's ints. Throws TypeError.
[[nodiscard]] Integer index_of(const Value& x);
[[nodiscard]] bool has_index(const Value& x) noexcept;
/// The same where an index must fit; throws OverflowError, whose text is Python's.
[[nodiscard]] std::ptrdiff_t small_index(const Value& x);

[[noreturn]] void fail_type(std::string_view before, const Value& x, std::string_view behind);

}  // namespace sipyco::expression
