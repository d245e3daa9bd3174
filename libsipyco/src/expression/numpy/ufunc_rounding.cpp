// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

#include <cmath>

namespace sipyco::expression::numpy {

namespace {

constexpr auto floor = [](auto a) { return std::floor(a); };
constexpr auto ceil = [](auto a) { return std::ceil(a); };
constexpr auto trunc = [](auto a) { return std::trunc(a); };
/// To the nearest, ties to even: the rounding of the FPU.
constexpr auto rint = []<class T>(T a) {
  if constexpr (is_complex<T>)
    return T(std::nearbyint(a.real()), std::nearbyint(a.imag()));
  else
    return std::nearbyint(a);
};
/// What `modf` gives beside the whole part.
constexpr auto fraction = []<class T>(T a) -> T {
  if (std::isinf(a)) return std::copysign(T{0}, a);
  return std::copysign(a - std::trunc(a), a);
};

constexpr ufunc table[] = {
    {"floor", 1, unary_loops<floor, floats>}, {"ceil", 1, unary_loops<ceil, floats>},
    {"trunc", 1, unary_loops<trunc, floats>}, {"rint", 1, unary_loops<rint, inexact>},
    {"fix", 1, unary_loops<trunc, floats>},   {"modf fraction", 1, unary_loops<fraction, floats>},
};

}  // namespace

std::span<const ufunc> rounding_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
