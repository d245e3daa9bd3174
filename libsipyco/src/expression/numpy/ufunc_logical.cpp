// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

namespace sipyco::expression::numpy {

namespace {

constexpr auto logical_and = []<class T>(T a, T b) { return a != T{} && b != T{}; };
constexpr auto logical_or = []<class T>(T a, T b) { return a != T{} || b != T{}; };
constexpr auto logical_xor = []<class T>(T a, T b) { return (a != T{}) != (b != T{}); };
constexpr auto logical_not = []<class T>(T a) { return a == T{}; };

using all = join<bools, numbers>;

constexpr ufunc table[] = {
    {"logical_and", 2, binary_tests<logical_and, all>, identity::one},
    {"logical_or", 2, binary_tests<logical_or, all>, identity::zero},
    {"logical_xor", 2, binary_tests<logical_xor, all>, identity::zero},
    {"logical_not", 1, unary_tests<logical_not, all>},
};

}  // namespace

std::span<const ufunc> logical_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
