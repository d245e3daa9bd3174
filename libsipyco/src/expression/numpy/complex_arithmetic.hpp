// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cmath>
#include <complex>

// Complex products and quotients by the plain formulas that NumPy uses; C++'s treat infinities in their own way.
namespace sipyco::expression::numpy {

template <class T>
std::complex<T> complex_product(std::complex<T> a, std::complex<T> b) noexcept {
  return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

/// Smith's algorithm.
template <class T>
std::complex<T> complex_quotient(std::complex<T> a, std::complex<T> b) noexcept {
  const T real_size = std::abs(b.real()), imag_size = std::abs(b.imag());
  if (real_size >= imag_size) {
    if (real_size == 0 && imag_size == 0) return {a.real() / real_size, a.imag() / real_size};
    const T ratio = b.imag() / b.real(), scale = T{1} / (b.real() + b.imag() * ratio);
    return {(a.real() + a.imag() * ratio) * scale, (a.imag() - a.real() * ratio) * scale};
  }
  const T ratio = b.real() / b.imag(), scale = T{1} / (b.imag() + b.real() * ratio);
  return {(a.real() * ratio + a.imag()) * scale, (a.imag() * ratio - a.real()) * scale};
}

template <class T>
bool is_nan(std::complex<T> x) noexcept {
  return std::isnan(x.real()) || std::isnan(x.imag());
}
/// NumPy's order of complex numbers: by the real part, then by the imaginary one.
template <class T>
bool complex_less(std::complex<T> a, std::complex<T> b) noexcept {
  return (a.real() < b.real() && !std::isnan(a.imag()) && !std::isnan(b.imag())) ||
         (a.real() == b.real() && a.imag() < b.imag());
}
template <class T>
bool complex_less_equal(std::complex<T> a, std::complex<T> b) noexcept {
  return (a.real() < b.real() && !std::isnan(a.imag()) && !std::isnan(b.imag())) ||
         (a.real() == b.real() && a.imag() <= b.imag());
}

}  // namespace sipyco::expression::numpy
