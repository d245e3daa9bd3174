// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <concepts>
#include <limits>
#include <type_traits>

// Integer arithmetic that wraps around, as NumPy's does, where C++ has none for signed types.
namespace sipyco::expression::numpy {

/// Unsigned, and wide enough not to be promoted to int.
template <std::integral T>
using wrapped = std::conditional_t<(sizeof(T) < sizeof(unsigned)), unsigned, std::make_unsigned_t<T>>;

template <std::integral T>
constexpr T wrapping_add(T a, T b) noexcept {
  return static_cast<T>(static_cast<wrapped<T>>(a) + static_cast<wrapped<T>>(b));
}
template <std::integral T>
constexpr T wrapping_subtract(T a, T b) noexcept {
  return static_cast<T>(static_cast<wrapped<T>>(a) - static_cast<wrapped<T>>(b));
}
template <std::integral T>
constexpr T wrapping_multiply(T a, T b) noexcept {
  return static_cast<T>(static_cast<wrapped<T>>(a) * static_cast<wrapped<T>>(b));
}
template <std::integral T>
constexpr T wrapping_negative(T a) noexcept {
  return wrapping_subtract(T{0}, a);
}
/// By squaring; the exponent is not negative.
template <std::integral T>
constexpr T wrapping_power(T base, T exponent) noexcept {
  T out = 1;
  for (; exponent > 0; exponent = static_cast<T>(exponent / 2)) {
    if (exponent % 2 != 0) out = wrapping_multiply(out, base);
    base = wrapping_multiply(base, base);
  }
  return out;
}
/// Rounds to minus infinity; by zero it is zero.
template <std::integral T>
constexpr T floor_quotient(T a, T b) noexcept {
  if (b == 0) return 0;
  if constexpr (std::is_signed_v<T>) {
    if (b == -1) return wrapping_negative(a);
    return static_cast<T>(a / b - ((a % b != 0) && ((a < 0) != (b < 0))));
  } else {
    return static_cast<T>(a / b);
  }
}
/// With the sign of the divisor; by zero it is zero.
template <std::integral T>
constexpr T floor_remainder(T a, T b) noexcept {
  if (b == 0) return 0;
  if constexpr (std::is_signed_v<T>) {
    if (b == -1) return 0;
    const T rest = static_cast<T>(a % b);
    return static_cast<T>(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest);
  } else {
    return static_cast<T>(a % b);
  }
}

}  // namespace sipyco::expression::numpy
