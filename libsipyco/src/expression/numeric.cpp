// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numeric.hpp"

#include <sipyco/base/error.hpp>
#include "value/integer_math.hpp"

#include <string>

namespace sipyco::expression {

void fail_type(std::string_view before, const Value& x, std::string_view behind) {
  throw TypeError(std::string(before).append(type_name(x)).append(behind));
}

Integer integer_of(const Value& x) { return x.kind() == kind::boolean ? Integer(x.as_bool() ? 1 : 0) : x.as_integer(); }

double real_of(const Value& x) {
  switch (x.kind()) {
    case kind::floating: return x.as_float();
    case kind::fraction: return integer_math::true_divide(x.numerator(), x.denominator());
    default: return integer_of(x).to_double();
  }
}

std::complex<double> complex_of(const Value& x) {
  return x.kind() == kind::complex ? x.as_complex() : std::complex<double>(real_of(x), 0);
}

Value unwrapped(const Value& x) { return x.kind() == kind::scalar ? x.as_scalar().item() : x; }

bool has_index(const Value& x) noexcept {
  if (x.kind() != kind::scalar) return is_integral(x);
  const auto family = x.as_scalar().type().kind();
  return family == dtype::family::signed_integer || family == dtype::family::unsigned_integer;
}

Integer index_of(const Value& x) {
  if (!has_index(x)) fail_type("'", x, "' object cannot be interpreted as an integer");
  return integer_of(unwrapped(x));
}

std::ptrdiff_t small_index(const Value& x) {
  const Integer index = index_of(x);
  if (!index.fits_int64()) throw OverflowError("Python int too large to convert to C ssize_t");
  return index.to_int64();
}

}  // namespace sipyco::expression
