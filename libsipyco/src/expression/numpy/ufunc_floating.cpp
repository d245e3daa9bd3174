// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

#include <cmath>
#include <limits>

#include "expression/numpy/complex_arithmetic.hpp"

// What floating point numbers are made of: signs, exponents, and what is no number.
namespace sipyco::expression::numpy {

namespace {

template <auto F, class T>
bool either_part(T a) {
  if constexpr (is_complex<T>)
    return F(a.real()) || F(a.imag());
  else if constexpr (std::is_floating_point_v<T>)
    return F(a);
  else
    return false;
}
constexpr auto no_number = [](auto a) { return std::isnan(a); };
constexpr auto infinite = [](auto a) { return std::isinf(a); };
constexpr auto not_finite = [](auto a) { return !std::isfinite(a); };
constexpr auto isnan = [](auto a) { return either_part<no_number>(a); };
constexpr auto isinf = [](auto a) { return either_part<infinite>(a); };
constexpr auto isfinite = [](auto a) { return !either_part<not_finite>(a); };
constexpr auto signbit = [](auto a) { return std::signbit(a); };
constexpr auto copysign = [](auto a, auto b) { return std::copysign(a, b); };
constexpr auto nextafter = [](auto a, auto b) { return std::nextafter(a, b); };
constexpr auto spacing = []<class T>(T a) -> T {
  if (!std::isfinite(a)) return std::numeric_limits<T>::quiet_NaN();
  return std::nextafter(a, std::copysign(std::numeric_limits<T>::infinity(), a)) - a;
};
constexpr auto heaviside = []<class T>(T a, T at_zero) -> T {
  if (std::isnan(a)) return a;
  return a == 0 ? at_zero : T(a > 0);
};
constexpr auto mantissa = []<class T>(T a) -> T {
  int exponent = 0;
  return std::frexp(a, &exponent);
};
constexpr auto exponent = [](auto a) {
  int out = 0;
  if (std::isfinite(a)) static_cast<void>(std::frexp(a, &out));
  return out;
};
constexpr auto ldexp = []<class T>(T a, std::int64_t by) -> T {
  const std::int64_t most = 1 << 16;
  return std::ldexp(a, static_cast<int>(by < -most ? -most : by > most ? most : by));
};

constexpr std::array exponents{unary_loop<exponent, std::int32_t, half>, unary_loop<exponent, std::int32_t, float>,
                               unary_loop<exponent, std::int32_t, double>};
constexpr std::array scalings{binary_loop<ldexp, half, half, std::int64_t>,
                              binary_loop<ldexp, float, float, std::int64_t>,
                              binary_loop<ldexp, double, double, std::int64_t>};

using all = join<bools, numbers>;
using wide = types<float, double>;  // neighbours of a float16 are not those of the float32 it is handed in

constexpr ufunc table[] = {
    {"isnan", 1, unary_tests<isnan, all>},
    {"isinf", 1, unary_tests<isinf, all>},
    {"isfinite", 1, unary_tests<isfinite, all>},
    {"signbit", 1, unary_tests<signbit, floats>},
    {"copysign", 2, binary_loops<copysign, floats>},
    {"nextafter", 2, binary_loops<nextafter, wide>},
    {"spacing", 1, unary_loops<spacing, wide>},
    {"heaviside", 2, binary_loops<heaviside, floats>},
    {"frexp mantissa", 1, unary_loops<mantissa, floats>},
    {"frexp exponent", 1, exponents},
    {"ldexp", 2, scalings},
};

}  // namespace

std::span<const ufunc> floating_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
