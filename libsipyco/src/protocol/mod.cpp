// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/protocol/mod.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include <sipyco/text/repr.hpp>

namespace sipyco::protocol {
namespace {

/// The wording of one action: its name, and its fields after `path` (empty: none).
struct action_words {
  ModAction action;
  std::string_view name;
  std::string_view key;
  std::string_view value;
};

constexpr action_words words[] = {
    {ModAction::init, "init", "", "struct"},         {ModAction::append, "append", "", "x"},
    {ModAction::insert, "insert", "i", "x"},         {ModAction::pop, "pop", "i", ""},
    {ModAction::setitem, "setitem", "key", "value"}, {ModAction::delitem, "delitem", "key", ""},
};

const action_words& words_of(ModAction action) noexcept {
  return *std::ranges::find(words, action, &action_words::action);
}

failure no_mod(std::string message) { return {failure_kind::protocol, "not a modification: " + std::move(message)}; }

failure lacks(const action_words& what, std::string_view field) {
  return no_mod("'" + std::string(what.name) + "' without '" + std::string(field) + "'");
}

}  // namespace

std::string_view action_name(ModAction action) noexcept { return words_of(action).name; }

std::optional<ModAction> find_action(std::string_view name) noexcept {
  const auto* found = std::ranges::find(words, name, &action_words::name);
  if (found == std::end(words)) return std::nullopt;
  return found->action;
}

void to_value(Value& out, const Mod& mod) {
  const auto& what = words_of(mod.action);
  Dict fields;
  fields.set("action", what.name);
  if (mod.action != ModAction::init) fields.set("path", mod.path);
  if (!what.key.empty()) fields.set(what.key, mod.key);
  if (!what.value.empty()) fields.set(what.value, mod.value);
  out = Value(std::move(fields));
}

result<Mod> mod_from_value(const Value& message) {
  if (!message.is_dict()) return no_mod("of type " + std::string(type_name(message)));
  const Dict& fields = message.as_dict();
  const Value* const name = fields.find("action");
  if (!name || !name->is_str()) return no_mod("no 'action'");
  const auto action = find_action(name->as_str());
  if (!action) return no_mod("unknown action " + text::repr(*name));
  const auto& what = words_of(*action);
  Mod out{*action};
  if (*action != ModAction::init) {
    const Value* const path = fields.find("path");
    if (!path || !path->is_sequence()) return lacks(what, "path");
    out.path.assign(path->items().begin(), path->items().end());
  }
  for (const auto& [field, into] : {std::pair(what.key, &out.key), std::pair(what.value, &out.value)}) {
    if (field.empty()) continue;
    const Value* const found = fields.find(field);
    if (!found) return lacks(what, field);
    *into = *found;
  }
  return out;
}

}  // namespace sipyco::protocol
