// SPDX-License-Identifier: LGPL-3.0-or-later
#include "sync_struct/kept_part.hpp"

#include <algorithm>

#include <sipyco/base/error.hpp>

namespace sipyco::sync_struct {
namespace {

/// Null also for what cannot be a key.
const Value* find(const Value& dict, const Value& key) {
  try {
    return dict.as_dict().find(key);
  } catch (const TypeError&) {
    return nullptr;
  }
}

bool is_of_entry(ModAction action) {
  return action == ModAction::setitem || action == ModAction::delitem || action == ModAction::pop;
}

}  // namespace

void kept_part::apply(Value& part, const Mod& mod) const {
  if (is_beside(part, mod)) return;
  process_mod(part, mod);
  if (has_more(part)) prune(part);
}

bool kept_part::is_beside(const Value& part, const Mod& mod) const {
  const Value* at = &part;
  const auto common = std::min(way_.size(), mod.path.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (!at->is_dict()) return false;
    if (!(mod.path[i] == way_[i])) return true;
    at = find(*at, way_[i]);
    if (!at) return false;  // the mod does not fit the structure
  }
  return mod.path.size() < way_.size() && at->is_dict() && is_of_entry(mod.action) &&
         !(mod.key == way_[mod.path.size()]);
}

bool kept_part::has_more(const Value& part) const {
  const Value* at = &part;
  for (const Value& key : way_) {
    if (!at || !at->is_dict()) return false;
    const Value* const entry = find(*at, key);
    if (at->as_dict().size() > (entry ? 1U : 0U)) return true;
    at = entry;
  }
  return false;
}

void kept_part::prune(Value& part) const {
  Value* at = &part;
  for (const Value& key : way_) {
    if (!at->is_dict()) return;
    Dict kept;
    const Value* const entry = find(*at, key);
    if (entry) kept.set(key, *entry);
    *at = Value(std::move(kept));
    if (!entry) return;
    at = &(*at)[key];
  }
}

}  // namespace sipyco::sync_struct
