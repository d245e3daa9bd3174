// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "expression/bind.hpp"
#include "expression/collections.hpp"
#include "expression/iteration.hpp"
#include "expression/methods.hpp"
#include "expression/types.hpp"

namespace sipyco::expression {

namespace {

Value clear(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("clear()", given));
  self.mutable_dict().clear();
  return {};
}

Value copy(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("copy()", given));
  return self;
}

Value get(context&, Value& self, const arguments& given) {
  const auto p = bind("get(key, default=, /)", given);
  const Value* found = self.as_dict().find(p.at(0));
  return found ? *found : p.get(1, {});
}

template <dict_view::part which>
Value view(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("view()", given));
  return Value::make_extension<dict_view>(self.as_dict(), which);
}

Value pop(context&, Value& self, const arguments& given) {
  const auto p = bind("pop(key, default=, /)", given);
  const Value* found = self.as_dict().find(p.at(0));
  if (!found && p.has(1)) return p.at(1);
  Value out = self.as_dict().at(p.at(0));
  self.mutable_dict().erase(p.at(0));
  return out;
}

Value popitem(context& where, Value& self, const arguments& given) {
  const auto p = bind("popitem(last=)", given);
  const Dict& entries = self.as_dict();
  if (entries.empty()) throw KeyError("'popitem(): dictionary is empty'");
  where.step(entries.size());
  const bool last = !p.has(0) || is_true(p.at(0));
  auto at = entries.begin();
  if (last)
    for (std::size_t left = entries.size(); left > 1; --left) ++at;
  Value out = Value::tuple({at->key, at->value});
  self.mutable_dict().erase(out.items()[0]);
  return out;
}

Value setdefault(context& where, Value& self, const arguments& given) {
  const auto p = bind("setdefault(key, default=, /)", given);
  if (const Value* found = self.as_dict().find(p.at(0))) return *found;
  where.spending().allocate(4, sizeof(Value));
  return self.mutable_dict().set(p.at(0), p.get(1, {}));
}

Value update_in_place(context& where, Value& self, const arguments& given) {
  update(where, self.mutable_dict(), given, "update");
  return {};
}

Value move_to_end(context&, Value& self, const arguments& given) {
  const auto p = bind("move_to_end(key, last=)", given);
  if (self.kind() != kind::ordered_dict) throw AttributeError("'dict' object has no attribute 'move_to_end'");
  const Value value = self.as_dict().at(p.at(0));
  Dict out;
  const bool last = !p.has(1) || is_true(p.at(1));
  if (!last) out.set(p.at(0), value);
  for (const auto& entry : self.as_dict())
    if (!(entry.key == p.at(0))) out.set(entry.key, entry.value);
  if (last) out.set(p.at(0), value);
  self = Value::ordered_dict(std::move(out));
  return {};
}

Dict made_of_keys(context& where, const arguments& given) {
  const auto p = bind("fromkeys(iterable, value=, /)", given);
  Dict out;
  for_each(where, p.at(0), [&](Value&& key) {
    charge_entry(where);
    out.set(std::move(key), p.get(1, {}));
  });
  return out;
}

Value fromkeys(context& where, const arguments& given) { return Value(made_of_keys(where, given)); }
Value ordered_fromkeys(context& where, const arguments& given) {
  return Value::ordered_dict(made_of_keys(where, given));
}

Value isdisjoint(context& where, Value& self, const arguments& given) {
  const auto mine = set_like(self);
  if (!mine) throw AttributeError("'dict_values' object has no attribute 'isdisjoint'");
  bool out = true;
  for_each(where, bind("isdisjoint(other, /)", given).at(0), [&](const Value& x) { return out = !mine->contains(x); });
  return Value(out);
}

}  // namespace

std::span<const native_method> dict_methods() noexcept {
  static constexpr native_method table[] = {{"clear", clear, true},
                                            {"copy", copy},
                                            {"get", get},
                                            {"items", view<dict_view::part::items>},
                                            {"keys", view<dict_view::part::keys>},
                                            {"move_to_end", move_to_end, true},
                                            {"pop", pop, true},
                                            {"popitem", popitem, true},
                                            {"setdefault", setdefault, true},
                                            {"update", update_in_place, true},
                                            {"values", view<dict_view::part::values>}};
  static_assert(is_sorted_by_name(std::span<const native_method>(table)));
  return table;
}

std::span<const native_method> dict_view_methods() noexcept {
  static constexpr native_method table[] = {{"isdisjoint", isdisjoint}};
  return table;
}

std::span<const native> dict_functions() noexcept {
  static constexpr native table[] = {{"fromkeys", fromkeys}};
  return table;
}

std::span<const native> ordered_dict_functions() noexcept {
  static constexpr native table[] = {{"fromkeys", ordered_fromkeys}};
  return table;
}

}  // namespace sipyco::expression
