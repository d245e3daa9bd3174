// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "expression/numpy/complex_arithmetic.hpp"
#include "expression/numpy/wrapping.hpp"

// Quotients, remainders and divisors. Division by zero is silent: zero for integers, infinity or NaN for floats.
namespace sipyco::expression::numpy {

namespace {

constexpr auto true_divide = []<class T>(T a, T b) {
  if constexpr (is_complex<T>)
    return complex_quotient(a, b);
  else
    return a / b;
};

/// The remainder with the sign of the divisor, and what is divided exactly by it.
template <class T>
T python_remainder(T a, T b) {
  const T rest = std::fmod(a, b);
  if (b == 0) return rest;
  if (rest != 0) return (b < 0) != (rest < 0) ? rest + b : rest;
  return std::copysign(T{0}, b);
}
template <class T>
T python_floor_quotient(T a, T b) {
  if (b == 0) return a / b;
  const T rest = std::fmod(a, b);
  T quotient = (a - rest) / b;
  if (rest != 0 && (b < 0) != (rest < 0)) quotient -= T{1};
  if (quotient == 0) return std::copysign(T{0}, a / b);
  const T whole = std::floor(quotient);
  return quotient - whole > T{0.5} ? whole + T{1} : whole;
}

constexpr auto floor_divide = []<class T>(T a, T b) -> T {
  if constexpr (std::is_integral_v<T>)
    return floor_quotient(a, b);
  else
    return python_floor_quotient(a, b);
};
constexpr auto remainder = []<class T>(T a, T b) -> T {
  if constexpr (std::is_integral_v<T>)
    return floor_remainder(a, b);
  else
    return python_remainder(a, b);
};
constexpr auto c_remainder = []<class T>(T a, T b) -> T {
  if constexpr (std::is_floating_point_v<T>)
    return std::fmod(a, b);
  else if constexpr (std::is_signed_v<T>)
    return b == 0 || b == -1 ? T{0} : static_cast<T>(a % b);
  else
    return b == 0 ? T{0} : static_cast<T>(a % b);
};

template <class T>
constexpr std::make_unsigned_t<T> magnitude(T a) {
  return static_cast<std::make_unsigned_t<T>>(a < 0 ? wrapping_negative(a) : a);
}
constexpr auto gcd = []<class T>(T a, T b) -> T { return static_cast<T>(std::gcd(magnitude(a), magnitude(b))); };
constexpr auto lcm = []<class T>(T a, T b) -> T {
  const auto common = std::gcd(magnitude(a), magnitude(b));
  if (common == 0) return 0;
  using U = std::make_unsigned_t<T>;
  return static_cast<T>(wrapping_multiply(static_cast<U>(magnitude(a) / common), magnitude(b)));
};

constexpr ufunc table[] = {
    {"true_divide", 2, binary_loops<true_divide, inexact>, identity::none, input_rule::divide},
    {"divide", 2, binary_loops<true_divide, inexact>, identity::none, input_rule::divide},
    {"floor_divide", 2, binary_loops<floor_divide, reals>},
    {"remainder", 2, binary_loops<remainder, reals>},
    {"mod", 2, binary_loops<remainder, reals>},
    {"fmod", 2, binary_loops<c_remainder, reals>},
    {"gcd", 2, binary_loops<gcd, integers>},
    {"lcm", 2, binary_loops<lcm, integers>},
};

}  // namespace

std::span<const ufunc> division_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
