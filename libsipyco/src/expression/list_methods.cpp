// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "expression/bind.hpp"
#include "expression/collections.hpp"
#include "expression/comparison.hpp"
#include "expression/iteration.hpp"
#include "expression/methods.hpp"
#include "expression/numeric.hpp"
#include "expression/sorting.hpp"

#include <algorithm>

namespace sipyco::expression {

namespace {

Value append(context& where, Value& self, const arguments& given) {
  const auto p = bind("append(object, /)", given);
  where.spending().allocate(1, sizeof(Value));
  self.append(p.at(0));
  return {};
}

Value clear(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("clear()", given));
  self = Value::list();
  return {};
}

Value copy(context& where, Value& self, const arguments& given) {
  static_cast<void>(bind("copy()", given));
  where.step();
  return self;
}

bool same(context& where, const Value& a, const Value& b) { return identical(a, b) || equal(where, a, b); }

Value count(context& where, Value& self, const arguments& given) {
  const Value& wanted = bind("count(value, /)", given).at(0);
  std::int64_t out = 0;
  for (const Value& item : self.items()) {
    where.step();
    out += same(where, item, wanted) ? 1 : 0;
  }
  return Value(out);
}

Value extend(context& where, Value& self, const arguments& given) {
  auto more = collect(where, bind("extend(iterable, /)", given).at(0));
  for (Value& item : more) self.append(std::move(item));
  return {};
}

/// The place of an item, searched for between two indices.
std::size_t find(context& where, const Value& self, const arguments& given) {
  const auto p = bind("index(value, start=, stop=, /)", given);
  const auto size = static_cast<std::ptrdiff_t>(self.items().size());
  const auto bound = [&](std::size_t which, std::ptrdiff_t otherwise) {
    if (!p.has(which)) return otherwise;
    const auto at = small_index(p.at(which));
    return std::clamp<std::ptrdiff_t>(at < 0 ? at + size : at, 0, size);
  };
  for (auto at = bound(1, 0), end = bound(2, size); at < end; ++at) {
    where.step();
    if (same(where, self.items()[static_cast<std::size_t>(at)], p.at(0))) return static_cast<std::size_t>(at);
  }
  throw ValueError(self.kind() == kind::list ? "value is not in list" : "tuple.index(x): x not in tuple");
}

Value index(context& where, Value& self, const arguments& given) { return Value(find(where, self, given)); }

Value insert(context& where, Value& self, const arguments& given) {
  const auto p = bind("insert(index, object, /)", given);
  where.step(self.items().size() / 16);
  self.insert(small_index(p.at(0)), p.at(1));
  return {};
}

Value pop(context& where, Value& self, const arguments& given) {
  const auto p = bind("pop(index=, /)", given);
  where.step(self.items().size() / 16);
  return self.pop(p.has(0) ? small_index(p.at(0)) : -1);
}

Value remove(context& where, Value& self, const arguments& given) {
  try {
    static_cast<void>(self.pop(static_cast<std::ptrdiff_t>(find(
        where, self, {given.positional.first(std::min<std::size_t>(1, given.positional.size())), given.keywords}))));
  } catch (const ValueError&) {
    throw ValueError("list.remove(x): x not in list");
  }
  return {};
}

Value reverse(context& where, Value& self, const arguments& given) {
  static_cast<void>(bind("reverse()", given));
  where.step(self.items().size());
  std::ranges::reverse(self.mutable_items());
  return {};
}

Value sort_in_place(context& where, Value& self, const arguments& given) {
  const auto p = bind("sort(*, key=, reverse=)", given);
  std::vector<Value> items(self.items().begin(), self.items().end());
  sort(where, items, p.unless_none(0), p.has(1) && is_true(p.at(1)));
  self = Value::list_of(items);
  return {};
}

}  // namespace

std::span<const native_method> list_methods() noexcept {
  static constexpr native_method table[] = {
      {"append", append, true},   {"clear", clear, true},       {"copy", copy},
      {"count", count},           {"extend", extend, true},     {"index", index},
      {"insert", insert, true},   {"pop", pop, true},           {"remove", remove, true},
      {"reverse", reverse, true}, {"sort", sort_in_place, true}};
  static_assert(is_sorted_by_name(std::span<const native_method>(table)));
  return table;
}

std::span<const native_method> tuple_methods() noexcept {
  static constexpr native_method table[] = {{"count", count}, {"index", index}};
  return table;
}

}  // namespace sipyco::expression
