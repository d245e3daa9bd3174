// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

#include <algorithm>
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
  if (a == 0) return std::numeric_limits<T>::denorm_min();
  return std::nextafter(a, std::copysign(std::numeric_limits<T>::infinity(), a)) - a;
};
/// The neighbours of a float16, which comes and goes as a float32.
constexpr auto half_nextafter = [](float a, float b) -> float {
  if (std::isnan(a) || std::isnan(b) || a == b) return a == b ? b : a + b;
  const bool away = a == 0 || (a < b) == (a > 0);
  const float scaled = std::fabs(a);
  const int exponent = std::max(a == 0 || std::isinf(a) ? -14 : std::ilogb(a), -14);
  if (std::isinf(a)) return std::copysign(65504.0F, a);
  // One unit in the last place; below a power of two the next number down is half as far.
  float unit = std::ldexp(1.0F, exponent - 10);
  if (!away && exponent > -14 && scaled == std::ldexp(1.0F, exponent)) unit /= 2;
  if (a == 0) return std::copysign(unit, b);
  const float out = away ? scaled + unit : scaled - unit;
  return std::copysign(out > 65504.0F ? std::numeric_limits<float>::infinity() : out, a);
};
/// NumPy's: at a negative power of two the unit is that of the smaller side.
constexpr auto half_spacing = [](float a) -> float {
  if (!std::isfinite(a)) return std::numeric_limits<float>::quiet_NaN();
  if (a == 65504.0F) return std::numeric_limits<float>::infinity();
  const int exponent = a == 0 ? -14 : std::ilogb(a);
  const bool at_power = a < 0 && -a == std::ldexp(1.0F, exponent);
  return std::ldexp(1.0F, std::max(at_power ? exponent - 1 : exponent, -14) - 10);
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

constexpr std::array neighbours{binary_loop<half_nextafter, half, half>, binary_loop<nextafter, float, float>,
                                binary_loop<nextafter, double, double>};
constexpr std::array spacings{unary_loop<half_spacing, half, half>, unary_loop<spacing, float, float>,
                              unary_loop<spacing, double, double>};

constexpr ufunc table[] = {
    {"isnan", 1, unary_tests<isnan, all>},
    {"isinf", 1, unary_tests<isinf, all>},
    {"isfinite", 1, unary_tests<isfinite, all>},
    {"signbit", 1, unary_tests<signbit, floats>},
    {"copysign", 2, binary_loops<copysign, floats>},
    {"nextafter", 2, neighbours},
    {"spacing", 1, spacings},
    {"heaviside", 2, binary_loops<heaviside, floats>},
    {"frexp mantissa", 1, unary_loops<mantissa, floats>},
    {"frexp exponent", 1, exponents},
    {"ldexp", 2, scalings, identity::none, input_rule::exponent},
};

}  // namespace

std::span<const ufunc> floating_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
