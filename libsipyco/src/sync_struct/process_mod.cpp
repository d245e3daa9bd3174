// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/sync_struct/mod.hpp>

#include <algorithm>
#include <limits>
#include <span>
#include <string>

#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>
#include <sipyco/value/indexing.hpp>

namespace sipyco::sync_struct {
namespace {

using path_view = std::span<const Value>;

[[noreturn]] void fail_attribute(const Value& target, std::string_view method) {
  throw AttributeError("'" + std::string(type_name(target)) + "' object has no attribute '" + std::string(method) +
                       "'");
}

/// An index as list.insert and list.pop take it; one beyond any list stays beyond.
std::ptrdiff_t list_index(const Value& index) {
  if (index.kind() == kind::floating || index.is_str() || index.is_none())
    throw TypeError("'" + std::string(type_name(index)) + "' object cannot be interpreted as an integer");
  const Integer low(std::numeric_limits<std::ptrdiff_t>::min()), high(std::numeric_limits<std::ptrdiff_t>::max());
  return static_cast<std::ptrdiff_t>(std::clamp(convert::to_integer(index), low, high).to_int64());
}

void pop(Value& target, const Value& key) {
  if (target.is_dict()) return delete_item(target, key);
  if (target.kind() != kind::list) fail_attribute(target, "pop");
  (void)target.pop(list_index(key));
}

/// What the mod does to the container that its path leads to.
void act(Value& target, const Mod& mod) {
  const auto require_list = [&](std::string_view method) {
    if (target.kind() != kind::list) fail_attribute(target, method);
  };
  switch (mod.action) {
    case ModAction::init: target = mod.value; return;
    case ModAction::append:
      require_list("append");
      target.append(mod.value);
      return;
    case ModAction::insert:
      require_list("insert");
      target.insert(list_index(mod.key), mod.value);
      return;
    case ModAction::pop: return pop(target, mod.key);
    case ModAction::setitem: return set_item(target, mod.key, mod.value);
    case ModAction::delitem: return delete_item(target, mod.key);
  }
}

/// NumPy gives a view for ints, slices, None and tuples of these, a copy for arrays and lists of indices.
bool selects_a_view(const Value& key) {
  if (key.kind() == kind::tuple)
    return std::ranges::all_of(key.items(),
                               [](const Value& k) { return k.kind() != kind::tuple && selects_a_view(k); });
  return key.kind() != kind::list && key.kind() != kind::ndarray && key.kind() != kind::boolean;
}

void walk(Value& target, path_view path, const Mod& mod);

/// Changes a part that is no object of its own: a row of an array, or what a slice copied.
void walk_part(Value& target, path_view path, const Mod& mod) {
  Value part = get_item(target, path.front());
  walk(part, path.subspan(1), mod);
  if (target.kind() == kind::ndarray && selects_a_view(path.front())) set_item(target, path.front(), part);
}

void walk(Value& target, path_view path, const Mod& mod) {
  Value* at = &target;
  for (; !path.empty(); path = path.subspan(1)) {
    const Value& key = path.front();
    const bool has_objects = at->is_dict() || (at->is_sequence() && key.kind() != kind::slice);
    if (!has_objects) return walk_part(*at, path, mod);
    const Value& child = at->at(key);
    if (at->is_dict()) {
      at = &(*at)[key];
    } else {
      const auto index = static_cast<std::size_t>(&child - at->items().data());
      at = &at->mutable_items()[index];  // which may copy the items
    }
  }
  act(*at, mod);
}

}  // namespace

void process_mod(Value& target, const Mod& mod) {
  if (mod.path.size() > max_value_depth)
    throw LimitError("keys in the path of a modification", "max_value_depth", max_value_depth);
  walk(target, mod.path, mod);
}

}  // namespace sipyco::sync_struct
