// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/event.hpp"
#include "syncdump/options.hpp"

#include <optional>

namespace sipyco::syncdump {

/// Picks the part of a structure that is looked at, and what happens to it.
class selector {
 public:
  explicit selector(const selection& wanted) : wanted_(wanted) {}

  /// The part of a structure; None where there is none.
  [[nodiscard]] Value part_of(const Value& structure) const;

  /// What an event means for the part, its path starting there; nothing if it means nothing. `structure` is the whole
  /// after the event. What replaces the part, or moves it, is an `init`.
  [[nodiscard]] std::optional<event> narrow(const event& happened, const Value& structure);

 private:
  enum class relation { outside, inside, unclear };

  [[nodiscard]] relation relation_of(const sync_struct::Mod& mod) const;
  [[nodiscard]] bool is_wanted_key(const Value& key) const;
  [[nodiscard]] Value with_wanted_keys(const Value& part) const;
  [[nodiscard]] bool is_all() const { return wanted_.keys.empty() && wanted_.excluded.empty(); }
  [[nodiscard]] event replaced(const event& happened, const Value& structure);

  selection wanted_;
  std::optional<Value> last_;  // the part, while nothing has happened inside of it
};

}  // namespace sipyco::syncdump
