// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

#include <cmath>

#include "expression/numpy/complex_arithmetic.hpp"

// The larger and the smaller of two. `maximum` and `minimum` hand NaN on, `fmax` and `fmin` pass it over.
namespace sipyco::expression::numpy {

namespace {

template <class T>
bool missing(T a) {
  if constexpr (is_complex<T>)
    return is_nan(a);
  else if constexpr (std::is_floating_point_v<T>)
    return std::isnan(a);
  else
    return false;
}
template <class T>
bool at_least(T a, T b) {
  if constexpr (is_complex<T>)
    return complex_less_equal(b, a);
  else
    return a >= b;
}

constexpr auto maximum = []<class T>(T a, T b) { return at_least(a, b) || missing(a) ? a : b; };
constexpr auto minimum = []<class T>(T a, T b) { return at_least(b, a) || missing(a) ? a : b; };
constexpr auto fmax = []<class T>(T a, T b) { return at_least(a, b) || missing(b) ? a : b; };
constexpr auto fmin = []<class T>(T a, T b) { return at_least(b, a) || missing(b) ? a : b; };

using all = join<bools, numbers>;

constexpr ufunc table[] = {
    {"maximum", 2, binary_loops<maximum, all>},
    {"minimum", 2, binary_loops<minimum, all>},
    {"fmax", 2, binary_loops<fmax, all>},
    {"fmin", 2, binary_loops<fmin, all>},
};

}  // namespace

std::span<const ufunc> extreme_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
