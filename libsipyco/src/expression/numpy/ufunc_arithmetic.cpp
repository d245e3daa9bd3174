// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

#include <cmath>

#include "expression/numpy/complex_arithmetic.hpp"
#include "expression/numpy/wrapping.hpp"

// + - * and what changes the sign or the size of a number.
namespace sipyco::expression::numpy {

namespace {

constexpr auto add = []<class T>(T a, T b) -> T {
  if constexpr (std::is_same_v<T, bool>)
    return a || b;
  else if constexpr (std::is_integral_v<T>)
    return wrapping_add(a, b);
  else
    return a + b;
};
constexpr auto subtract = []<class T>(T a, T b) -> T {
  if constexpr (std::is_integral_v<T>)
    return wrapping_subtract(a, b);
  else
    return a - b;
};
constexpr auto multiply = []<class T>(T a, T b) -> T {
  if constexpr (std::is_same_v<T, bool>)
    return a && b;
  else if constexpr (std::is_integral_v<T>)
    return wrapping_multiply(a, b);
  else if constexpr (is_complex<T>)
    return complex_product(a, b);
  else
    return a * b;
};
constexpr auto negative = []<class T>(T a) -> T {
  if constexpr (std::is_integral_v<T>)
    return wrapping_negative(a);
  else
    return -a;
};
constexpr auto same = [](auto a) { return a; };
constexpr auto absolute = []<class T>(T a) {
  if constexpr (is_complex<T>)
    return std::hypot(a.real(), a.imag());
  else if constexpr (std::is_unsigned_v<T>)
    return a;
  else if constexpr (std::is_integral_v<T>)
    return a < 0 ? wrapping_negative(a) : a;
  else
    return std::fabs(a);
};
constexpr auto square = [](auto a) { return multiply(a, a); };
template <class T>
T sign_of(T a) {
  return static_cast<T>(static_cast<T>(a > 0) - static_cast<T>(a < 0));
}
constexpr auto sign = []<class T>(T a) -> T {
  if constexpr (is_complex<T>)
    return is_nan(a) ? T(NAN, 0) : a.real() != 0 ? T(sign_of(a.real())) : T(sign_of(a.imag()));
  else if constexpr (std::is_floating_point_v<T>)
    return std::isnan(a) ? a : sign_of(a);
  else
    return sign_of(a);
};
constexpr auto reciprocal = []<class T>(T a) -> T {
  if constexpr (std::is_integral_v<T>)
    return a == 0 ? std::numeric_limits<T>::min() : static_cast<T>(T{1} / a);
  else if constexpr (is_complex<T>)
    return complex_quotient(T(1), a);
  else
    return T{1} / a;
};
constexpr auto conjugate = []<class T>(T a) {
  if constexpr (is_complex<T>)
    return std::conj(a);
  else
    return a;
};

using bools_and_numbers = join<bools, numbers>;

constexpr auto absolute_real = unary_loops<absolute, join<bools, reals>>;
constexpr auto absolutes = [] {
  std::array<loop, absolute_real.size() + 2> out{};
  std::copy(absolute_real.begin(), absolute_real.end(), out.begin());
  out[absolute_real.size()] = unary_loop<absolute, float, complex64>;
  out[absolute_real.size() + 1] = unary_loop<absolute, double, complex128>;
  return out;
}();

constexpr ufunc table[] = {
    {"add", 2, binary_loops<add, bools_and_numbers>, identity::zero},
    {"subtract", 2, binary_loops<subtract, numbers>},
    {"multiply", 2, binary_loops<multiply, bools_and_numbers>, identity::one},
    {"negative", 1, unary_loops<negative, numbers>},
    {"positive", 1, unary_loops<same, numbers>},
    {"absolute", 1, absolutes},
    {"abs", 1, absolutes},
    {"fabs", 1, unary_loops<absolute, floats>},
    {"sign", 1, unary_loops<sign, numbers>},
    {"square", 1, unary_loops<square, numbers>},
    {"reciprocal", 1, unary_loops<reciprocal, numbers>},
    {"conjugate", 1, unary_loops<conjugate, numbers>},
    {"conj", 1, unary_loops<conjugate, numbers>},
};

}  // namespace

std::span<const ufunc> arithmetic_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
