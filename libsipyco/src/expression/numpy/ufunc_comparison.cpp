// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

#include "expression/numpy/complex_arithmetic.hpp"

namespace sipyco::expression::numpy {

namespace {

constexpr auto equal = [](auto a, auto b) { return a == b; };
constexpr auto not_equal = [](auto a, auto b) { return a != b; };
constexpr auto less = []<class T>(T a, T b) {
  if constexpr (is_complex<T>)
    return complex_less(a, b);
  else
    return a < b;
};
constexpr auto less_equal = []<class T>(T a, T b) {
  if constexpr (is_complex<T>)
    return complex_less_equal(a, b);
  else
    return a <= b;
};
constexpr auto greater = [](auto a, auto b) { return less(b, a); };
constexpr auto greater_equal = [](auto a, auto b) { return less_equal(b, a); };

using all = join<bools, numbers>;

constexpr ufunc table[] = {
    {"equal", 2, binary_tests<equal, all>},     {"not_equal", 2, binary_tests<not_equal, all>},
    {"less", 2, binary_tests<less, all>},       {"less_equal", 2, binary_tests<less_equal, all>},
    {"greater", 2, binary_tests<greater, all>}, {"greater_equal", 2, binary_tests<greater_equal, all>},
};

}  // namespace

std::span<const ufunc> comparison_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
