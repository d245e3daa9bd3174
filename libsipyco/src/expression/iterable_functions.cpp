// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/expression/errors.hpp>
#include "expression/arithmetic.hpp"
#include "expression/bind.hpp"
#include "expression/builtins.hpp"
#include "expression/collections.hpp"
#include "expression/comparison.hpp"
#include "expression/iteration.hpp"
#include "expression/iterators.hpp"
#include "expression/sorting.hpp"

namespace sipyco::expression {

namespace {

Value any_or_all(context& where, const Value& x, bool until) {
  bool found = false;
  for_each(where, x, [&](const Value& item) {
    found = is_true(item) == until;
    return !found;
  });
  return Value(found == until);
}

Value all(context& where, const arguments& given) {
  return any_or_all(where, bind("all(iterable, /)", given).at(0), false);
}
Value any(context& where, const arguments& given) {
  return any_or_all(where, bind("any(iterable, /)", given).at(0), true);
}

struct extreme_arguments {
  Value items;
  const Value* otherwise = nullptr;
  const Value* key = nullptr;
};

extreme_arguments read_extreme(const arguments& given, const std::string& function) {
  extreme_arguments out;
  for (const auto& [name, value] : given.keywords) {
    if (name == "default")
      out.otherwise = &value;
    else if (name != "key")
      throw TypeError(function + "() got an unexpected keyword argument '" + name + "'");
    else if (!value.is_none())
      out.key = &value;
  }
  if (given.positional.empty()) throw TypeError(function + " expected at least 1 argument, got 0");
  if (given.positional.size() == 1) {
    out.items = given.positional[0];
    return out;
  }
  if (out.otherwise)
    throw TypeError("Cannot specify a default for " + function + "() with multiple positional arguments");
  std::vector<Value> items(given.positional.begin(), given.positional.end());
  out.items = Value::tuple_of(items);
  return out;
}

Value extreme(context& where, const arguments& given, const std::string& function, bool wants_less) {
  const extreme_arguments how = read_extreme(given, function);
  std::optional<Value> best, best_key;
  for_each(where, how.items, [&](const Value& item) {
    Value key = how.key ? where.call(*how.key, {item}) : item;
    if (best && !(wants_less ? less_than(where, key, *best_key) : less_than(where, *best_key, key))) return;
    best = item;
    best_key = std::move(key);
  });
  if (best) return std::move(*best);
  if (how.otherwise) return *how.otherwise;
  throw ValueError(function + "() arg is an empty sequence");
}

Value max(context& where, const arguments& given) { return extreme(where, given, "max", false); }
Value min(context& where, const arguments& given) { return extreme(where, given, "min", true); }

Value next(context& where, const arguments& given) {
  const auto p = bind("next(iterator, default=, /)", given);
  const Iterator* items = as_iterator(p.at(0));
  if (!items) throw TypeError("'" + std::string(type_name(p.at(0))) + "' object is not an iterator");
  if (auto item = items->next(where)) return std::move(*item);
  if (p.has(1)) return p.at(1);
  throw PythonError("StopIteration", "");
}

Value sorted(context& where, const arguments& given) {
  const auto p = bind("sorted(iterable, /, *, key=, reverse=)", given);
  auto items = collect(where, p.at(0));
  sort(where, items, p.unless_none(1), p.has(2) && is_true(p.at(2)));
  return Value::list_of(items);
}

Value sum(context& where, const arguments& given) {
  const auto p = bind("sum(iterable, /, start=)", given);
  Value total = p.get(1, Value(0));
  if (total.is_str()) throw TypeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (total.kind() == kind::bytes) throw TypeError("sum() can't sum bytes [use b''.join(seq) instead]");
  for_each(where, p.at(0), [&](const Value& item) { total = binary(where, binary_operator::add, total, item); });
  return total;
}

}  // namespace

std::span<const native> iterable_functions() noexcept {
  static constexpr native table[] = {{"all", all}, {"any", any},   {"iter", iter},     {"max", max},
                                     {"min", min}, {"next", next}, {"sorted", sorted}, {"sum", sum}};
  static_assert(is_sorted_by_name(std::span<const native>(table)));
  return table;
}

}  // namespace sipyco::expression
