// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/float_operators.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/expression/errors.hpp>
#include "expression/arithmetic.hpp"

#include <cmath>

namespace sipyco::expression {

namespace {

[[noreturn]] void fail_range() { throw OverflowError("(34, 'Numerical result out of range')"); }

bool is_odd(double x) { return std::fmod(std::abs(x), 2) == 1; }

}  // namespace

std::pair<double, double> float_divmod(double a, double b) noexcept {
  double remainder = std::fmod(a, b);
  double quotient = (a - remainder) / b;
  if (remainder != 0) {
    if ((b < 0) != (remainder < 0)) {
      remainder += b;
      quotient -= 1;
    }
  } else {
    remainder = std::copysign(0.0, b);
  }
  if (quotient == 0) return {std::copysign(0.0, a / b), remainder};
  double whole = std::floor(quotient);
  if (quotient - whole > 0.5) whole += 1;
  return {whole, remainder};
}

Value float_power(double base, double exponent) {
  if (exponent == 0 || base == 1) return Value(1.0);
  if (std::isnan(base) || std::isnan(exponent)) return Value(std::pow(base, exponent));
  if (std::isinf(exponent)) {
    const double size = std::abs(base);
    if (size == 1) return Value(1.0);
    return Value((exponent > 0) == (size > 1) ? HUGE_VAL : 0.0);
  }
  if (std::isinf(base)) {
    const bool odd = is_odd(exponent);
    if (exponent > 0) return Value(odd ? base : std::abs(base));
    return Value(odd ? std::copysign(0.0, base) : 0.0);
  }
  if (base == 0) {
    if (exponent < 0) throw ZeroDivisionError("0.0 cannot be raised to a negative power");
    return Value(is_odd(exponent) ? base : 0.0);
  }
  if (base < 0 && exponent != std::floor(exponent)) return complex_binary(binary_operator::power, base, exponent);
  const double out = std::pow(base, exponent);
  if (std::isinf(out)) fail_range();
  return Value(out);
}

Value float_binary(binary_operator which, double a, double b) {
  switch (which) {
    case binary_operator::add: return Value(a + b);
    case binary_operator::subtract: return Value(a - b);
    case binary_operator::multiply: return Value(a * b);
    case binary_operator::true_divide:
      if (b == 0) throw ZeroDivisionError("float division by zero");
      return Value(a / b);
    case binary_operator::floor_divide:
      if (b == 0) throw ZeroDivisionError("float floor division by zero");
      return Value(float_divmod(a, b).first);
    case binary_operator::modulo: {
      if (b == 0) throw ZeroDivisionError("float modulo");
      return Value(float_divmod(a, b).second);
    }
    case binary_operator::power: return float_power(a, b);
    default: fail_operands(which, Value(a), Value(b));
  }
}

}  // namespace sipyco::expression
