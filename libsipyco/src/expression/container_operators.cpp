// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "expression/arithmetic.hpp"
#include "expression/collections.hpp"
#include "expression/numeric.hpp"

#include <string>
#include <vector>

namespace sipyco::expression {

namespace {

bool is_text(const Value& x) { return x.is_str() || x.kind() == kind::bytes; }

std::string_view octets_of(const Value& x) { return x.is_str() ? x.as_str() : x.as_bytes(); }

Value text_like(const Value& model, std::string_view text) {
  return model.is_str() ? Value::str_unchecked(text) : Value::bytes(text);
}

Value concatenated(context& where, const Value& a, const Value& b) {
  if (a.kind() != b.kind()) {
    if (a.kind() == kind::bytes) fail_type("can't concat ", b, " to bytes");
    throw TypeError("can only concatenate " + std::string(type_name(a)) + " (not \"" + std::string(type_name(b)) +
                    "\") to " + std::string(type_name(a)));
  }
  if (is_text(a)) {
    where.spending().allocate(octets_of(a).size() + octets_of(b).size());
    return text_like(a, std::string(octets_of(a)).append(octets_of(b)));
  }
  where.spending().allocate(a.size() + b.size(), sizeof(Value));
  std::vector<Value> items(a.items().begin(), a.items().end());
  items.insert(items.end(), b.items().begin(), b.items().end());
  return a.kind() == kind::list ? Value::list_of(items) : Value::tuple_of(items);
}

Value repeated(context& where, const Value& x, const Value& count) {
  if (!has_index(count)) fail_type("can't multiply sequence by non-int of type '", count, "'");
  const Integer times = index_of(count);
  if (!times.fits_int64()) throw OverflowError("cannot fit 'int' into an index-sized integer");
  const std::size_t each = is_text(x) ? octets_of(x).size() : x.size();
  if (times.sign() <= 0 || each == 0)
    return is_text(x) ? text_like(x, "") : x.kind() == kind::list ? Value::list() : Value::tuple();
  std::size_t size;
  if (__builtin_mul_overflow(each, times.to_uint64(), &size)) size = SIZE_MAX;
  where.spending().allocate(size, is_text(x) ? 1 : sizeof(Value));
  if (is_text(x)) {
    std::string out;
    out.reserve(size);
    while (out.size() < size) out += octets_of(x);
    return text_like(x, out);
  }
  std::vector<Value> items;
  items.reserve(size);
  while (items.size() < size) items.insert(items.end(), x.items().begin(), x.items().end());
  return x.kind() == kind::list ? Value::list_of(items) : Value::tuple_of(items);
}

/// Of two equal elements that of the one whose elements Python looks up in the other.
bool takes_from_left(const Value& a, const Value& b, std::size_t left, std::size_t right) {
  if (as<dict_view>(a)) return left <= right && !as<dict_view>(b) && !as<frozen_set>(b);
  return right > left && !as<dict_view>(b);
}

Set combined(binary_operator which, const Set& a, const Set& b) {
  Set out;
  const auto add_if = [&](const Set& from, const Set& other, bool wanted) {
    for (const Value& x : from)
      if (other.contains(x) == wanted) out.add(x);
  };
  if (which == binary_operator::bit_and) {
    add_if(a, b, true);
  } else {
    if (which == binary_operator::bit_or)
      out = a;
    else
      add_if(a, b, false);
    if (which != binary_operator::subtract) add_if(b, a, false);
  }
  return out;
}

std::optional<Value> set_binary(context& where, binary_operator which, const Value& a, const Value& b) {
  const bool sets = which == binary_operator::subtract || which == binary_operator::bit_and ||
                    which == binary_operator::bit_or || which == binary_operator::bit_xor;
  const auto values = [](const Value& x) {
    const auto* view = as<dict_view>(x);
    return view && view->which == dict_view::part::values;
  };
  if (!sets || values(a) || values(b)) return {};
  const auto left = set_like(a), right = set_like(b);
  if (!left || !right) return {};
  where.spending().allocate(left->size() + right->size(), 2 * sizeof(Value));
  where.step(left->size() + right->size());
  const bool swapped = which == binary_operator::bit_and && !takes_from_left(a, b, left->size(), right->size());
  Set out = swapped ? combined(which, *right, *left) : combined(which, *left, *right);
  if (as<frozen_set>(a)) return make_frozen_set(std::move(out));
  return Value(std::move(out));
}

Value merged(context& where, const Value& a, const Value& b) {
  where.spending().allocate(a.size() + b.size(), 2 * sizeof(Value));
  Dict out = a.as_dict();
  for (const auto& [key, value] : b.as_dict()) out.set(key, value);
  const bool ordered = a.kind() == kind::ordered_dict || b.kind() == kind::ordered_dict;
  return ordered ? Value::ordered_dict(std::move(out)) : Value(std::move(out));
}

}  // namespace

std::optional<Value> container_binary(context& where, binary_operator which, const Value& a, const Value& b) {
  const auto sequence = [](const Value& x) { return x.is_sequence() || is_text(x); };
  if (which == binary_operator::add && sequence(a)) return concatenated(where, a, b);
  if (which == binary_operator::multiply && sequence(a)) return repeated(where, a, b);
  if (which == binary_operator::multiply && sequence(b)) return repeated(where, b, a);
  if (which == binary_operator::bit_or && a.is_dict() && b.is_dict()) return merged(where, a, b);
  return set_binary(where, which, a, b);
}

}  // namespace sipyco::expression
