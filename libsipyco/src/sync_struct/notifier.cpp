// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/sync_struct/notifier.hpp>

#include <utility>

#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include "sync_struct/notifier_state.hpp"

namespace sipyco::sync_struct {

NotifierItem NotifierItem::operator[](Value key) const {
  auto path = path_;
  path.push_back(std::move(key));
  return {state_, std::move(path)};
}

void NotifierItem::change(Mod mod) const {
  mod.path = path_;
  state_->apply(mod);
}

namespace {

/// A mod of the place that `path` names, whose last key becomes the mod's.
Mod mod_of_entry(ModAction action, const std::vector<Value>& path, Value value = {}) {
  return {action, {path.begin(), path.end() - 1}, path.back(), std::move(value)};
}

}  // namespace

void NotifierItem::operator=(Value value) const {
  state_->apply(mod_of_entry(ModAction::setitem, path_, std::move(value)));
}

void NotifierItem::erase() const { state_->apply(mod_of_entry(ModAction::delitem, path_)); }

void NotifierItem::append(Value x) const { change({ModAction::append, {}, {}, std::move(x)}); }

void NotifierItem::insert(std::ptrdiff_t index, Value x) const { change({ModAction::insert, {}, index, std::move(x)}); }

Value NotifierItem::pop(std::ptrdiff_t index) const { return pop_key(index); }

Value NotifierItem::pop_key(Value key) const { return state_->pop({ModAction::pop, path_, std::move(key)}); }

Value NotifierItem::raw_view() const {
  Value at = state_->take_snapshot().structure;
  for (const Value& key : path_) at = get_item(at, key);
  return at;
}

Notifier::Notifier(Value structure) : state_(std::make_shared<notifier_state>()) {
  state_->structure = std::move(structure);
}

void Notifier::apply(Mod mod) const { state_->apply(mod); }

Value Notifier::raw_view() const { return state_->take_snapshot().structure; }

void update_from_dict(const Notifier& target, const Value& source) {
  const Value current = target.raw_view();
  const Dict& before = current.as_dict();
  const Dict& after = source.as_dict();
  for (const auto& [key, value] : before)
    if (!after.contains(key)) target[key].erase();
  for (const auto& [key, value] : after) {
    const Value* const old = before.find(key);
    if (!old || !(*old == value)) target[key] = value;
  }
}

}  // namespace sipyco::sync_struct
