// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/collections.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/text/repr.hpp>

#include <algorithm>
#include <utility>

namespace sipyco::expression {

namespace {

/// Whatever the order of the elements.
std::uint64_t hash_elements(const Set& elements) {
  std::uint64_t out = 0x66726f7a656e;
  for (const Value& x : elements) {
    const std::uint64_t one = sipyco::hash(x);
    out += (one ^ (one >> 29) ^ 0x9e3779b97f4a7c15U) * 0xbf58476d1ce4e5b9U;
  }
  return out;
}

Integer count_of(const Integer& start, const Integer& stop, const Integer& step) {
  const bool rising = step.sign() > 0;
  const Integer span = rising ? stop - start : start - stop;
  if (span.sign() <= 0) return Integer(0);
  return Integer::floor_divide(span - Integer(1), rising ? step : -step) + Integer(1);
}

}  // namespace

frozen_set::frozen_set(Set of) : elements(std::move(of)), hash_(hash_elements(elements)) {
  const Value held(elements);
  hold({&held});
}

std::string frozen_set::repr() const {
  return elements.empty() ? "frozenset()" : "frozenset(" + text::repr(Value(elements)) + ")";
}

bool frozen_set::equals(const Extension& other) const {
  const auto* set = dynamic_cast<const frozen_set*>(&other);
  return set && hash_ == set->hash_ && elements.size() == set->elements.size() &&
         std::all_of(elements.begin(), elements.end(), [&](const Value& x) { return set->elements.contains(x); });
}

range::range(Integer from, Integer to, Integer by)
    : start(std::move(from)), stop(std::move(to)), step(std::move(by)), count(count_of(start, stop, step)) {}

std::string range::repr() const {
  const std::string ends = "range(" + text::repr(Value(start)) + ", " + text::repr(Value(stop));
  return ends + (step == Integer(1) ? ")" : ", " + text::repr(Value(step)) + ")");
}

bool range::equals(const Extension& other) const {
  const auto* same = dynamic_cast<const range*>(&other);
  if (!same || count != same->count) return false;
  if (count == Integer(0)) return true;
  return start == same->start && (count == Integer(1) || step == same->step);
}

std::uint64_t range::hash() const {
  const bool empty = count == Integer(0);
  return sipyco::hash(
      Value::tuple({Value(count), empty ? Value() : Value(start), count <= Integer(1) ? Value() : Value(step)}));
}

std::size_t range::size() const {
  if (!count.fits_int64()) throw OverflowError("Python int too large to convert to C ssize_t");
  return count.to_uint64();
}

std::optional<Integer> range::find(const Value& x) const {
  const Integer whole = x.kind() == kind::boolean ? Integer(x.as_bool() ? 1 : 0) : x.as_integer();
  if (Integer::modulo(whole - start, step) != Integer(0)) return {};
  const Integer index = Integer::floor_divide(whole - start, step);
  if (index.sign() < 0 || index >= count) return {};
  return index;
}

dict_view::dict_view(Dict of, part shown) : entries(std::move(of)), which(shown) {
  const Value held(entries);
  hold({&held});
}

std::string_view dict_view::type_name() const noexcept {
  return which == part::keys ? "dict_keys" : which == part::values ? "dict_values" : "dict_items";
}

Value dict_view::item(const dict_entry& entry) const {
  if (which == part::keys) return entry.key;
  return which == part::values ? entry.value : Value::tuple({entry.key, entry.value});
}

std::string dict_view::repr() const {
  Value items = Value::list();
  for (const auto& entry : entries) items.append(item(entry));
  return std::string(type_name()) + "(" + text::repr(items) + ")";
}

bool dict_view::equals(const Extension& other) const {
  const auto* view = dynamic_cast<const dict_view*>(&other);
  if (!view || which != view->which || which == part::values || entries.size() != view->entries.size()) return false;
  return std::all_of(entries.begin(), entries.end(), [&](const dict_entry& entry) {
    const Value* found = view->entries.find(entry.key);
    return found && (which == part::keys || *found == entry.value);
  });
}

const Set* elements_of(const Value& x) noexcept {
  if (x.kind() == kind::set) return &x.as_set();
  const auto* frozen = as<frozen_set>(x);
  return frozen ? &frozen->elements : nullptr;
}

std::optional<Set> set_like(const Value& x) {
  if (const Set* elements = elements_of(x)) return *elements;
  const auto* view = as<dict_view>(x);
  if (!view) return {};
  Set out;
  for (const auto& entry : view->entries) out.add(view->item(entry));
  return out;
}

Value make_frozen_set(Set elements) { return Value::make_extension<frozen_set>(std::move(elements)); }

bool is_true(const Value& x) {
  if (const auto* numbers = as<range>(x)) return numbers->count.sign() != 0;
  if (as<frozen_set>(x) || as<dict_view>(x)) return length(x) != 0;
  return truth(x);
}

const void* storage_of(const Value& x) noexcept {
  if (x.is_sequence()) return x.items().data();
  if (x.is_dict()) return x.as_dict().empty() ? nullptr : &*x.as_dict().begin();
  if (x.kind() == kind::set) return x.as_set().empty() ? nullptr : &*x.as_set().begin();
  return nullptr;
}

void charge_if_moved(context& where, const Value& x, const void* before) {
  if (storage_of(x) != before) where.spending().allocate(x.size(), (x.is_sequence() ? 1 : 4) * sizeof(Value));
}

std::size_t length(const Value& x) {
  if (const auto* frozen = as<frozen_set>(x)) return frozen->elements.size();
  if (const auto* numbers = as<range>(x)) return numbers->size();
  if (const auto* view = as<dict_view>(x)) return view->entries.size();
  return x.size();
}

}  // namespace sipyco::expression
