// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

#include <cmath>
#include <numbers>

namespace sipyco::expression::numpy {

namespace {

template <class T>
inline constexpr T ln2 = std::numbers::ln2_v<T>;

constexpr auto exp = [](auto a) { return std::exp(a); };
constexpr auto exp2 = []<class T>(T a) {
  if constexpr (is_complex<T>)
    return std::exp(a * ln2<typename T::value_type>);
  else
    return std::exp2(a);
};
constexpr auto expm1 = []<class T>(T a) {
  if constexpr (is_complex<T>) {
    const auto half_sine = std::sin(a.imag() / 2);
    return T(std::expm1(a.real()) * std::cos(a.imag()) - 2 * half_sine * half_sine,
             std::exp(a.real()) * std::sin(a.imag()));
  } else {
    return std::expm1(a);
  }
};
constexpr auto log = [](auto a) { return std::log(a); };
constexpr auto log2 = []<class T>(T a) {
  if constexpr (is_complex<T>)
    return std::log(a) * std::numbers::log2e_v<typename T::value_type>;
  else
    return std::log2(a);
};
constexpr auto log10 = []<class T>(T a) {
  if constexpr (is_complex<T>)
    return std::log(a) * std::numbers::log10e_v<typename T::value_type>;
  else
    return std::log10(a);
};
constexpr auto log1p = []<class T>(T a) {
  if constexpr (is_complex<T>)
    return T(std::log(std::hypot(a.real() + 1, a.imag())), std::atan2(a.imag(), a.real() + 1));
  else
    return std::log1p(a);
};
/// The logarithm of a sum of exponentials, without overflow.
constexpr auto logaddexp = []<class T>(T a, T b) -> T {
  if (a == b) return a + ln2<T>;
  const T difference = a - b;
  if (difference > 0) return a + std::log1p(std::exp(-difference));
  return difference <= 0 ? b + std::log1p(std::exp(difference)) : difference;
};
constexpr auto logaddexp2 = []<class T>(T a, T b) -> T {
  if (a == b) return a + T{1};
  const T difference = a - b;
  const auto log2_1p = [](T x) { return std::numbers::log2e_v<T> * std::log1p(x); };
  if (difference > 0) return a + log2_1p(std::exp2(-difference));
  return difference <= 0 ? b + log2_1p(std::exp2(difference)) : difference;
};

constexpr ufunc table[] = {
    {"exp", 1, unary_loops<exp, inexact>},
    {"exp2", 1, unary_loops<exp2, inexact>},
    {"expm1", 1, unary_loops<expm1, inexact>},
    {"log", 1, unary_loops<log, inexact>},
    {"log2", 1, unary_loops<log2, inexact>},
    {"log10", 1, unary_loops<log10, inexact>},
    {"log1p", 1, unary_loops<log1p, inexact>},
    {"logaddexp", 2, binary_loops<logaddexp, floats>},
    {"logaddexp2", 2, binary_loops<logaddexp2, floats>},
};

}  // namespace

std::span<const ufunc> exponential_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
