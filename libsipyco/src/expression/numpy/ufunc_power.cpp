// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

#include <cmath>

#include "expression/numpy/complex_arithmetic.hpp"
#include "expression/numpy/wrapping.hpp"

namespace sipyco::expression::numpy {

namespace {

template <class T>
std::complex<T> whole_power(std::complex<T> base, int exponent) {
  if (exponent == 1) return base;
  if (exponent == 2) return complex_product(base, base);
  if (exponent == 3) return complex_product(base, complex_product(base, base));
  std::complex<T> out(1, 0);
  const bool inverts = exponent < 0;
  for (int left = std::abs(exponent); left != 0; left /= 2) {
    if (left % 2 != 0) out = complex_product(out, base);
    base = complex_product(base, base);
  }
  return inverts ? complex_quotient(std::complex<T>(1, 0), out) : out;
}

/// NumPy's: exact for small whole exponents.
template <class T>
std::complex<T> complex_power(std::complex<T> a, std::complex<T> b) {
  if (b == std::complex<T>(0, 0)) return {1, 0};
  if (a == std::complex<T>(0, 0)) return b.real() > 0 && b.imag() == 0 ? a : std::complex<T>(NAN, NAN);
  if (b.imag() == 0 && std::fabs(b.real()) < 100 && b.real() == std::trunc(b.real()))
    return whole_power(a, static_cast<int>(b.real()));
  return std::pow(a, b);
}

constexpr auto power = []<class T>(T a, T b) -> T {
  if constexpr (std::is_integral_v<T>)
    return wrapping_power(a, b);
  else if constexpr (is_complex<T>)
    return complex_power(a, b);
  else
    return std::pow(a, b);
};

constexpr auto square_root = [](auto a) { return std::sqrt(a); };
constexpr auto cube_root = [](auto a) { return std::cbrt(a); };

constexpr ufunc table[] = {
    {"power", 2, binary_loops<power, numbers>},
    {"float_power", 2, binary_loops<power, types<double, complex128>>},
    {"sqrt", 1, unary_loops<square_root, inexact>},
    {"cbrt", 1, unary_loops<cube_root, floats>},
};

}  // namespace

std::span<const ufunc> power_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
