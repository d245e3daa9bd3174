// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <sipyco/base/result.hpp>
#include <sipyco/value/value.hpp>

/// The messages of sync_struct as they travel.
namespace sipyco::protocol {

/// What a modification does; the names are those on the wire.
enum class ModAction : std::uint8_t { init, append, insert, pop, setitem, delitem };

[[nodiscard]] std::string_view action_name(ModAction action) noexcept;  ///< As on the wire: `setitem`.
/// Nothing for a name that is none.
[[nodiscard]] std::optional<ModAction> find_action(std::string_view name) noexcept;

/// One modification of a structure, or with `init` the structure itself.
struct Mod {
  ModAction action = ModAction::init;  ///< What is done.
  /// Keys and indices from the structure to the container that changes.
  std::vector<Value> path = {};
  /// The key or index in that container (Python's `key`, or `i` of insert and pop); None for init and append.
  Value key = {};
  /// What is stored (Python's `struct`, `x`, `value`); None for pop and delitem.
  Value value = {};
};

/// As Python sees a mod: a dict, its keys in the order in which they travel. Makes `Value(mod)` work.
void to_value(Value& out, const Mod& mod);

/// What a peer sent. Fails with kind `protocol` when it is no mod.
[[nodiscard]] result<Mod> mod_from_value(const Value& message);

}  // namespace sipyco::protocol
