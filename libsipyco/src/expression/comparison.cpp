// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/comparison.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/value/compare.hpp>
#include "expression/collections.hpp"
#include "expression/iteration.hpp"
#include "expression/nested.hpp"
#include "expression/numeric.hpp"
#include "expression/numpy/operators.hpp"
#include "expression/text_operand.hpp"

#include <algorithm>
#include <string>

namespace sipyco::expression {

namespace {

bool is_subset(const Set& a, const Set& b) {
  return a.size() <= b.size() && std::all_of(a.begin(), a.end(), [&](const Value& x) { return b.contains(x); });
}

bool compare_sets(comparison which, const Set& a, const Set& b) {
  switch (which) {
    case comparison::equal: return a.size() == b.size() && is_subset(a, b);
    case comparison::not_equal: return a.size() != b.size() || !is_subset(a, b);
    case comparison::less: return a.size() < b.size() && is_subset(a, b);
    case comparison::less_equal: return is_subset(a, b);
    case comparison::greater: return b.size() < a.size() && is_subset(b, a);
    case comparison::greater_equal: return is_subset(b, a);
  }
  return false;
}

bool compare_sizes(comparison which, std::size_t a, std::size_t b) {
  switch (which) {
    case comparison::less: return a < b;
    case comparison::less_equal: return a <= b;
    case comparison::greater: return a > b;
    default: return a >= b;
  }
}

/// By the first items that differ.
Value compare_items(context& where, comparison which, std::span<const Value> a, std::span<const Value> b) {
  const budget::level nested(where.spending());
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    where.step();
    if (!equal(where, a[i], b[i])) return compare(where, which, a[i], b[i]);
  }
  return Value(compare_sizes(which, a.size(), b.size()));
}

[[noreturn]] void fail_order(comparison which, const Value& a, const Value& b) {
  throw TypeError("'" + std::string(symbol(which)) + "' not supported between instances of '" +
                  std::string(type_name(a)) + "' and '" + std::string(type_name(b)) + "'");
}

Value compare_order(context& where, comparison which, const Value& a, const Value& b) {
  if (a.is_sequence() && a.kind() == b.kind()) return compare_items(where, which, a.items(), b.items());
  const bool swapped = which == comparison::greater || which == comparison::greater_equal;
  const auto answer = swapped ? less(b, a) : less(a, b);
  if (!answer) fail_order(which, a, b);
  const bool or_equal = which == comparison::less_equal || which == comparison::greater_equal;
  return Value(*answer || (or_equal && a == b));
}

bool is_set_like(const Value& x) {
  if (x.kind() == kind::set) return true;
  const auto* view = as<dict_view>(x);
  return as<frozen_set>(x) || (view && view->which != dict_view::part::values);
}

bool contains_numpy(context& where, const Value& container, const Value& item) {
  const Value same = numpy::compare(where, comparison::equal, container, item);
  for (const Value& one : collect(where, Value(same.as_ndarray().reshape({{same.as_ndarray().size()}}))))
    if (is_true(one)) return true;
  return false;
}

bool contains_bytes(context& where, const Value& container, const Value& item) {
  if (item.kind() == kind::bytes) charge_search(where, container.as_bytes(), item.as_bytes());
  if (item.kind() == kind::bytes) return container.as_bytes().find(item.as_bytes()) != std::string_view::npos;
  if (!has_index(item)) fail_type("a bytes-like object is required, not '", item, "'");
  const auto octet = small_index(item);
  if (octet < 0 || octet > 255) throw ValueError("byte must be in range(0, 256)");
  return container.as_bytes().find(static_cast<char>(octet)) != std::string_view::npos;
}

bool contains_item(context& where, const Value& container, const Value& item) {
  bool found = false;
  for_each(where, container, [&](const Value& x) {
    found = identical(x, item) || equal(where, x, item);
    return !found;
  });
  return found;
}

/// As a key: a set stands for the frozenset of its elements.
Value as_element(const Value& item) { return item.kind() == kind::set ? make_frozen_set(item.as_set()) : item; }

}  // namespace

Value compare(context& where, comparison which, const Value& a, const Value& b) {
  const bool sets = is_set_like(a) && is_set_like(b);
  if (sets) return Value(compare_sets(which, *set_like(a), *set_like(b)));
  if (numpy::is_numpy(a) || numpy::is_numpy(b)) return numpy::compare(where, which, a, b);
  charge_parts(where.spending(), a);
  const bool equality = which == comparison::equal || which == comparison::not_equal;
  if (const auto same = equality ? numpy::same_dtype(a, b) : std::nullopt)
    return Value(*same == (which == comparison::equal));
  if (which == comparison::equal) return Value(a == b);
  if (which == comparison::not_equal) return Value(!(a == b));
  return compare_order(where, which, a, b);
}

Value compare(context& where, comparison_operator which, const Value& a, const Value& b) {
  switch (which) {
    case comparison_operator::in: return Value(contains(where, b, a));
    case comparison_operator::not_in: return Value(!contains(where, b, a));
    case comparison_operator::is: return Value(identical(a, b));
    case comparison_operator::is_not: return Value(!identical(a, b));
    default: return compare(where, static_cast<comparison>(which), a, b);
  }
}

bool equal(context& where, const Value& a, const Value& b) { return is_true(compare(where, comparison::equal, a, b)); }

bool less_than(context& where, const Value& a, const Value& b) {
  return is_true(compare(where, comparison::less, a, b));
}

bool contains(context& where, const Value& container, const Value& item) {
  if (container.is_str()) {
    if (!item.is_str()) fail_type("'in <string>' requires string as left operand, not ", item, "");
    charge_search(where, container.as_str(), item.as_str());
    return container.as_str().find(item.as_str()) != std::string_view::npos;
  }
  if (container.kind() == kind::bytes) return contains_bytes(where, container, item);
  if (container.is_dict()) return container.as_dict().contains(item);
  if (const Set* elements = elements_of(container)) return elements->contains(as_element(item));
  if (const auto* numbers = as<range>(container); numbers && is_integral(item)) return numbers->find(item).has_value();
  if (container.kind() == kind::ndarray) return contains_numpy(where, container, item);
  try {
    return contains_item(where, container, item);
  } catch (const TypeError&) {
    if (container.is_sequence() || container.kind() == kind::extension) throw;
    fail_type("argument of type '", container, "' is not iterable");
  }
}

bool identical(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case kind::none: return true;
    case kind::boolean: return a.as_bool() == b.as_bool();
    case kind::integer:
    case kind::str:
    case kind::bytes:
    case kind::extension: return a == b;
    case kind::list:
    case kind::tuple: return !a.items().empty() && a.items().data() == b.items().data();
    default: return false;
  }
}

}  // namespace sipyco::expression
