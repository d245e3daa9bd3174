// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/integer.hpp>

#include <cstddef>
#include <string_view>

namespace sipyco::pyon {

/// A number of Python: int, float or complex.
struct number {
  enum class form : unsigned char { integer, floating, complex };

  form what = form::integer;
  Integer whole;         // of an int
  double real = 0;       // of a float, and of a complex
  double imaginary = 0;  // of a complex

  [[nodiscard]] static number of(Integer x) { return {form::integer, std::move(x), 0, 0}; }
  [[nodiscard]] static number of(double x) { return {form::floating, {}, x, 0}; }
  [[nodiscard]] static number of(double re, double im) { return {form::complex, {}, re, im}; }

  void negate();
};

/// Why an operation has no result; empty if it has one.
using number_error = std::string_view;

/// Python's `a op b` for one of `+ - * /`; `a` becomes the result. An int of more than `max_digits` digits is refused.
[[nodiscard]] number_error combine(number& a, char op, const number& b, std::size_t max_digits);

}  // namespace sipyco::pyon
