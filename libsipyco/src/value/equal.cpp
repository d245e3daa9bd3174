// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>
#include <sipyco/value/value.hpp>
#include "value/nodes.hpp"
#include "value/number.hpp"

#include <algorithm>

namespace sipyco {

namespace {

bool equal(const Value& a, const Value& b, std::size_t depth);

bool equal_items(std::span<const Value> a, std::span<const Value> b, std::size_t depth) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!equal(a[i], b[i], depth)) return false;
  return true;
}

bool equal_dicts(const Dict& a, const Dict& b, std::size_t depth) {
  if (a.size() != b.size()) return false;
  for (const auto& [key, value] : a) {
    const Value* other = b.find(key);
    if (!other || !equal(value, *other, depth)) return false;
  }
  return true;
}

/// Of two OrderedDicts the order counts too.
bool equal_ordered(const Dict& a, const Dict& b, std::size_t depth) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const dict_entry& x, const dict_entry& y) {
    return equal(x.key, y.key, depth) && equal(x.value, y.value, depth);
  });
}

bool equal_sets(const Set& a, const Set& b) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const Value& x) { return b.contains(x); });
}

/// A NumPy scalar that is no number: text as text, times by unit and count.
bool equal_scalar(const Value& a, const Value& b, std::size_t depth) {
  if (b.kind() != kind::scalar) return equal(a.as_scalar().item(), b, depth);
  const Scalar x = a.as_scalar(), y = b.as_scalar();
  if (x.type().is_time() != y.type().is_time()) return false;
  if (x.type().is_time())
    return x.type() == y.type() && std::ranges::equal(x.bytes(), y.bytes()) && x.item() != Value(INT64_MIN);
  return equal(x.item(), y.item(), depth);
}

bool equal_same_kind(const Value& a, const Value& b, std::size_t depth) {
  switch (a.kind()) {
    case kind::none: return true;
    case kind::str:
    case kind::bytes: return value_access::view(a) == value_access::view(b);
    case kind::tuple:
    case kind::list: return equal_items(a.items(), b.items(), depth);
    case kind::slice: return equal_items(a.slice_parts(), b.slice_parts(), depth);
    case kind::set: return equal_sets(a.as_set(), b.as_set());
    case kind::dict: return equal_dicts(a.as_dict(), b.as_dict(), depth);
    case kind::ordered_dict: return equal_ordered(a.as_dict(), b.as_dict(), depth);
    case kind::ndarray: return a.as_ndarray() == b.as_ndarray();
    case kind::extension: return a.as_extension().equals(b.as_extension());
    default: return false;
  }
}

bool is_number(kind which) {
  return which == kind::boolean || which == kind::integer || which == kind::floating || which == kind::complex ||
         which == kind::fraction;
}

bool is_opaque_scalar(const Value& x) {
  if (x.kind() != kind::scalar) return false;
  const auto family = x.as_scalar().type().kind();
  return family == dtype::family::str || family == dtype::family::bytes || family == dtype::family::raw ||
         family == dtype::family::datetime || family == dtype::family::timedelta;
}

bool equal(const Value& a, const Value& b, std::size_t depth) {
  if (depth == 0) throw LimitError("nesting of values in a comparison", "max_value_depth", max_value_depth);
  if (a.kind() == kind::scalar || b.kind() == kind::scalar) {
    if (is_opaque_scalar(a)) return equal_scalar(a, b, depth - 1);
    if (is_opaque_scalar(b)) return equal_scalar(b, a, depth - 1);
  }
  if (a.kind() == kind::integer && b.kind() == kind::integer) return a.as_integer() == b.as_integer();
  if (a.kind() == kind::floating && b.kind() == kind::floating) return a.as_float() == b.as_float();
  if (is_number(a.kind()) || a.kind() == kind::scalar) {
    if (!is_number(b.kind()) && b.kind() != kind::scalar) return false;
    return equal_numbers(*as_number(a), *as_number(b));
  }
  if (a.is_dict() && b.is_dict() && a.kind() != b.kind()) return equal_dicts(a.as_dict(), b.as_dict(), depth - 1);
  return a.kind() == b.kind() && equal_same_kind(a, b, depth - 1);
}

}  // namespace

bool operator==(const Value& a, const Value& b) { return equal(a, b, max_value_depth); }

}  // namespace sipyco
