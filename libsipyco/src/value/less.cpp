// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>
#include <sipyco/value/compare.hpp>
#include "value/nodes.hpp"
#include "value/number.hpp"

#include <algorithm>

namespace sipyco {

namespace {

std::optional<bool> less_nested(const Value& a, const Value& b, std::size_t depth);

std::optional<bool> less_items(std::span<const Value> a, std::span<const Value> b, std::size_t depth) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (!(a[i] == b[i])) return less_nested(a[i], b[i], depth);
  return a.size() < b.size();
}

bool proper_subset(const Set& a, const Set& b) {
  return a.size() < b.size() && std::all_of(a.begin(), a.end(), [&](const Value& x) { return b.contains(x); });
}

/// UTF-8 sorts as its code points do, surrogates in three bytes included.
std::optional<bool> less_same_kind(const Value& a, const Value& b, std::size_t depth) {
  switch (a.kind()) {
    case kind::str:
    case kind::bytes: return value_access::view(a) < value_access::view(b);
    case kind::tuple:
    case kind::list: return less_items(a.items(), b.items(), depth);
    case kind::slice: return less_items(a.slice_parts(), b.slice_parts(), depth);
    case kind::set: return proper_subset(a.as_set(), b.as_set());
    default: return {};
  }
}

std::optional<bool> less_nested(const Value& a, const Value& b, std::size_t depth) {
  if (depth == 0) throw LimitError("nesting of values in a comparison", "max_value_depth", max_value_depth);
  const auto x = as_number(a), y = as_number(b);
  if (x && y) {
    if (x->which == number::form::complex || y->which == number::form::complex) return {};
    if (a.kind() == kind::complex || b.kind() == kind::complex) return {};
    return compare_numbers(*x, *y) < 0;
  }
  if (a.kind() == kind::scalar) {
    const Scalar scalar = a.as_scalar();
    if (!scalar.type().is_time()) return less_nested(scalar.item(), b, depth - 1);
    if (b.kind() != kind::scalar || b.as_scalar().type() != scalar.type()) return {};
    return less_nested(scalar.item(), b.as_scalar().item(), depth - 1);
  }
  if (b.kind() == kind::scalar && !b.as_scalar().type().is_time())
    return less_nested(a, b.as_scalar().item(), depth - 1);
  if (a.kind() != b.kind()) return {};
  return less_same_kind(a, b, depth - 1);
}

}  // namespace

std::optional<bool> less(const Value& a, const Value& b) { return less_nested(a, b, max_value_depth); }

}  // namespace sipyco
