// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <optional>
#include <string_view>

namespace sipyco::expression {

/// The names that the caller gives to an expression; they hide the built-ins and `np`.
class scope {
 public:
  scope() = default;
  scope(const scope&) = delete;
  scope& operator=(const scope&) = delete;
  virtual ~scope() = default;

  /// What the name stands for; nothing when it is none of the caller's.
  [[nodiscard]] virtual std::optional<Value> find(std::string_view name) const = 0;
  /// The variable that methods such as `append` change in place; null when the name is none, or cannot be changed.
  [[nodiscard]] virtual Value* find_variable(std::string_view name) const {
    static_cast<void>(name);
    return nullptr;
  }
};

/// No names but the built-ins and `np`.
class empty_scope final : public scope {
 public:
  [[nodiscard]] std::optional<Value> find(std::string_view) const override { return {}; }  ///< Never finds anything.
};

}  // namespace sipyco::expression
