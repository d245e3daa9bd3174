// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <compare>
#include <optional>

namespace sipyco {

/// A number of whatever kind in its simplest form: what equality and hashing agree on. An int where it has an integral
/// value, else a double where that is exact, else a fraction in lowest terms, or a complex with an imaginary part.
struct number {
  enum class form { integer, real, complex, fraction };

  form which = form::integer;
  Integer whole{};        // or the numerator
  Integer denominator{};  // of a fraction
  double real = 0;
  double imaginary = 0;
};

/// Nothing when `x` is not a number.
[[nodiscard]] std::optional<number> as_number(const Value& x);
[[nodiscard]] bool equal_numbers(const number& a, const number& b);
/// Unordered for complex numbers and NaN.
[[nodiscard]] std::partial_ordering compare_numbers(const number& a, const number& b);
[[nodiscard]] std::uint64_t hash_number(const number& x);

}  // namespace sipyco
