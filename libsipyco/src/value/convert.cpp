// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/convert.hpp>

#include <sipyco/base/error.hpp>

namespace sipyco::convert {

namespace {

[[noreturn]] void fail_kind(std::string_view expected, const Value& found) {
  throw TypeError("expected " + std::string(expected) + ", found " + std::string(type_name(found)));
}

/// What a NumPy scalar stands for; anything else is itself.
Value plain(const Value& x) { return x.kind() == kind::scalar ? x.as_scalar().item() : x; }

}  // namespace

Integer to_integer(const Value& x) {
  if (x.kind() == kind::integer) return x.as_integer();
  if (x.kind() == kind::boolean) return Integer(x.as_bool() ? 1 : 0);
  if (x.kind() == kind::scalar && x.as_scalar().type().kind() != dtype::family::floating) {
    const Value item = x.as_scalar().item();
    if (item.kind() == kind::integer || item.kind() == kind::boolean) return to_integer(item);
  }
  fail_kind("int", x);
}

double to_double(const Value& x) {
  const Value item = plain(x);
  if (item.kind() == kind::floating) return item.as_float();
  if (item.kind() == kind::fraction) return item.numerator().to_double() / item.denominator().to_double();
  if (item.kind() == kind::integer || item.kind() == kind::boolean) return to_integer(item).to_double();
  fail_kind("float", x);
}

std::complex<double> to_complex(const Value& x) {
  const Value item = plain(x);
  if (item.kind() == kind::complex) return item.as_complex();
  return to_double(item);
}

bool to_bool(const Value& x) {
  const Value item = plain(x);
  if (item.kind() == kind::boolean) return item.as_bool();
  fail_kind("bool", x);
}

std::vector<Value> to_items(const Value& x) {
  if (x.is_sequence()) return {x.items().begin(), x.items().end()};
  if (x.kind() != kind::ndarray || x.as_ndarray().ndim() != 1) fail_kind("list, tuple or one-dimensional array", x);
  std::vector<Value> out;
  out.reserve(x.as_ndarray().size());
  for (std::size_t i = 0; i < x.as_ndarray().size(); ++i) out.push_back(x.as_ndarray().item(i));
  return out;
}

void fail_range(const Integer& x, std::int64_t low, std::uint64_t high) {
  const std::string shown = x.digits_bound() < 100 ? x.to_string() : "the int";
  throw OverflowError(shown + " is not between " + std::to_string(low) + " and " + std::to_string(high));
}

void fail_length(std::size_t expected, std::size_t found) {
  throw ValueError("expected " + std::to_string(expected) + " items, found " + std::to_string(found));
}

}  // namespace sipyco::convert
