// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/selector.hpp"

#include <sipyco/cli/glob.hpp>
#include <sipyco/text/repr.hpp>

#include <algorithm>
#include <string>

namespace sipyco::syncdump {

using sync_struct::Mod;
using sync_struct::ModAction;

namespace {

bool matches(const std::vector<std::string>& globs, const std::string& text) {
  return std::ranges::any_of(globs, [&](const std::string& glob) { return cli::glob_matches(glob, text); });
}

/// Two of them may be the same place without being equal.
bool is_ambiguous(const Value& step) {
  const auto* index = step.if_int64();
  return (index && *index < 0) || (step.kind() != kind::integer && !step.is_str());
}

}  // namespace

bool selector::is_wanted_key(const Value& key) const {
  const std::string text = key.is_str() ? std::string(key.as_str()) : text::repr(key);
  return (wanted_.keys.empty() || matches(wanted_.keys, text)) && !matches(wanted_.excluded, text);
}

Value selector::with_wanted_keys(const Value& part) const {
  if (is_all() || !part.is_dict()) return part;
  Dict out;
  for (const auto& [key, value] : part.as_dict())
    if (is_wanted_key(key)) out.set(key, value);
  return Value(std::move(out));
}

Value selector::part_of(const Value& structure) const {
  const auto part = wanted_.path.try_select(structure);
  return part ? with_wanted_keys(*part) : Value();
}

selector::relation selector::relation_of(const Mod& mod) const {
  const auto& steps = wanted_.path.steps();
  const auto common = std::min(steps.size(), mod.path.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (steps[i] == mod.path[i]) continue;
    return is_ambiguous(steps[i]) || is_ambiguous(mod.path[i]) ? relation::unclear : relation::outside;
  }
  if (mod.path.size() >= steps.size()) return relation::inside;
  const bool of_entry = mod.action == ModAction::setitem || mod.action == ModAction::delitem;
  const Value& step = steps[mod.path.size()];
  if (of_entry && mod.key.is_str() && step.is_str() && !(mod.key == step)) return relation::outside;
  return relation::unclear;
}

event selector::replaced(const event& happened, const Value& structure) {
  event out = happened;
  out.mod = {ModAction::init, {}, {}, part_of(structure)};
  return out;
}

std::optional<event> selector::narrow(const event& happened, const Value& structure) {
  if (wanted_.path.empty() && is_all()) return happened;
  if (happened.mod.action == ModAction::init) {
    event out = replaced(happened, structure);
    last_ = out.mod.value;
    return out;
  }
  const auto where = relation_of(happened.mod);
  if (where == relation::outside) return std::nullopt;
  if (where == relation::unclear) {
    event out = replaced(happened, structure);
    if (last_ && out.mod.value == *last_) return std::nullopt;
    last_ = out.mod.value;
    return out;
  }
  last_.reset();
  event out = happened;
  const auto steps = static_cast<std::ptrdiff_t>(wanted_.path.steps().size());
  out.mod.path.erase(out.mod.path.begin(), out.mod.path.begin() + steps);
  if (!is_all()) {
    const bool has_key = !out.mod.path.empty() || !out.mod.key.is_none();
    if (!has_key || !is_wanted_key(out.mod.path.empty() ? out.mod.key : out.mod.path.front())) return std::nullopt;
  }
  return out;
}

}  // namespace sipyco::syncdump
