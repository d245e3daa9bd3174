// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

#include <cmath>
#include <numbers>

namespace sipyco::expression::numpy {

namespace {

constexpr auto sin = [](auto a) { return std::sin(a); };
constexpr auto cos = [](auto a) { return std::cos(a); };
constexpr auto tan = [](auto a) { return std::tan(a); };
constexpr auto arcsin = [](auto a) { return std::asin(a); };
constexpr auto arccos = [](auto a) { return std::acos(a); };
constexpr auto arctan = [](auto a) { return std::atan(a); };
constexpr auto sinh = [](auto a) { return std::sinh(a); };
constexpr auto cosh = [](auto a) { return std::cosh(a); };
constexpr auto tanh = [](auto a) { return std::tanh(a); };
constexpr auto arcsinh = [](auto a) { return std::asinh(a); };
constexpr auto arccosh = [](auto a) { return std::acosh(a); };
constexpr auto arctanh = [](auto a) { return std::atanh(a); };
constexpr auto arctan2 = [](auto a, auto b) { return std::atan2(a, b); };
constexpr auto hypot = [](auto a, auto b) { return std::hypot(a, b); };
constexpr auto to_radians = []<class T>(T a) { return a * (std::numbers::pi_v<T> / T{180}); };
constexpr auto to_degrees = []<class T>(T a) { return a * (T{180} / std::numbers::pi_v<T>); };

constexpr ufunc table[] = {
    {"sin", 1, unary_loops<sin, inexact>},           {"cos", 1, unary_loops<cos, inexact>},
    {"tan", 1, unary_loops<tan, inexact>},           {"arcsin", 1, unary_loops<arcsin, inexact>},
    {"arccos", 1, unary_loops<arccos, inexact>},     {"arctan", 1, unary_loops<arctan, inexact>},
    {"sinh", 1, unary_loops<sinh, inexact>},         {"cosh", 1, unary_loops<cosh, inexact>},
    {"tanh", 1, unary_loops<tanh, inexact>},         {"arcsinh", 1, unary_loops<arcsinh, inexact>},
    {"arccosh", 1, unary_loops<arccosh, inexact>},   {"arctanh", 1, unary_loops<arctanh, inexact>},
    {"arctan2", 2, binary_loops<arctan2, floats>},   {"hypot", 2, binary_loops<hypot, floats>, identity::zero},
    {"radians", 1, unary_loops<to_radians, floats>}, {"deg2rad", 1, unary_loops<to_radians, floats>},
    {"degrees", 1, unary_loops<to_degrees, floats>}, {"rad2deg", 1, unary_loops<to_degrees, floats>},
};

}  // namespace

std::span<const ufunc> trigonometric_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
