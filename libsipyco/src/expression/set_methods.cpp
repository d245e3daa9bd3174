// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/text/repr.hpp>
#include "expression/arithmetic.hpp"
#include "expression/bind.hpp"
#include "expression/collections.hpp"
#include "expression/comparison.hpp"
#include "expression/methods.hpp"
#include "expression/types.hpp"

namespace sipyco::expression {

namespace {

/// `self` combined with each argument in turn; the class stays.
Value combined(context& where, const Value& self, const arguments& given, binary_operator which) {
  if (!given.keywords.empty()) throw TypeError("set methods take no keyword arguments");
  Value out = self;
  for (const Value& other : given.positional) out = binary(where, which, out, Value(collect_set(where, other)));
  return out;
}

Value difference(context& where, Value& self, const arguments& given) {
  return combined(where, self, given, binary_operator::subtract);
}
/// Of two equal elements it takes that of an argument which is no set.
Value common(context& where, const Value& self, const Value& other) {
  const Set found = collect_set(where, other);
  if (elements_of(other)) return binary(where, binary_operator::bit_and, self, Value(found));
  Set out;
  for (const Value& x : found)
    if (elements_of(self)->contains(x)) out.add(x);
  return as<frozen_set>(self) ? make_frozen_set(std::move(out)) : Value(std::move(out));
}

Value intersection(context& where, Value& self, const arguments& given) {
  if (!given.keywords.empty()) throw TypeError("set methods take no keyword arguments");
  Value out = self;
  for (const Value& other : given.positional) out = common(where, out, other);
  return out;
}
Value union_of(context& where, Value& self, const arguments& given) {
  return combined(where, self, given, binary_operator::bit_or);
}
Value symmetric_difference(context& where, Value& self, const arguments& given) {
  static_cast<void>(bind("symmetric_difference(other, /)", given));
  return combined(where, self, given, binary_operator::bit_xor);
}

template <Value (*method)(context&, Value&, const arguments&)>
Value in_place(context& where, Value& self, const arguments& given) {
  self = method(where, self, given);
  return {};
}

template <comparison which>
Value compared(context& where, Value& self, const arguments& given) {
  return compare(where, which, self, Value(collect_set(where, bind("compare(other, /)", given).at(0))));
}

Value isdisjoint(context& where, Value& self, const arguments& given) {
  const Set other = collect_set(where, bind("isdisjoint(other, /)", given).at(0));
  for (const Value& x : other)
    if (elements_of(self)->contains(x)) return Value(false);
  return Value(true);
}

Value copy(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("copy()", given));
  return self;
}

Value add(context& where, Value& self, const arguments& given) {
  where.spending().allocate(2, sizeof(Value));
  self.mutable_set().add(bind("add(elem, /)", given).at(0));
  return {};
}

Value clear(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("clear()", given));
  self = Value::set();
  return {};
}

Value discard(context&, Value& self, const arguments& given) {
  self.mutable_set().erase(bind("discard(elem, /)", given).at(0));
  return {};
}

Value remove(context&, Value& self, const arguments& given) {
  const auto p = bind("remove(elem, /)", given);
  if (!self.mutable_set().erase(p.at(0))) throw KeyError(text::repr(p.at(0)));
  return {};
}

Value pop(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("pop()", given));
  if (self.as_set().empty()) throw KeyError("'pop from an empty set'");
  Value out = *self.as_set().begin();
  self.mutable_set().erase(out);
  return out;
}

}  // namespace

std::span<const native_method> set_methods() noexcept {
  static constexpr native_method table[] = {{"add", add, true},
                                            {"clear", clear, true},
                                            {"copy", copy},
                                            {"difference", difference},
                                            {"difference_update", in_place<difference>, true},
                                            {"discard", discard, true},
                                            {"intersection", intersection},
                                            {"intersection_update", in_place<intersection>, true},
                                            {"isdisjoint", isdisjoint},
                                            {"issubset", compared<comparison::less_equal>},
                                            {"issuperset", compared<comparison::greater_equal>},
                                            {"pop", pop, true},
                                            {"remove", remove, true},
                                            {"symmetric_difference", symmetric_difference},
                                            {"symmetric_difference_update", in_place<symmetric_difference>, true},
                                            {"union", union_of},
                                            {"update", in_place<union_of>, true}};
  static_assert(is_sorted_by_name(std::span<const native_method>(table)));
  return table;
}

std::span<const native_method> frozenset_methods() noexcept {
  static constexpr native_method table[] = {{"copy", copy},
                                            {"difference", difference},
                                            {"intersection", intersection},
                                            {"isdisjoint", isdisjoint},
                                            {"issubset", compared<comparison::less_equal>},
                                            {"issuperset", compared<comparison::greater_equal>},
                                            {"symmetric_difference", symmetric_difference},
                                            {"union", union_of}};
  static_assert(is_sorted_by_name(std::span<const native_method>(table)));
  return table;
}

}  // namespace sipyco::expression
