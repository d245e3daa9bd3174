// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace sipyco::expression {

/// Python's iterators: a value whose `next` moves on, for all who share it.
class Iterator : public Extension {
 public:
  /// Nothing at the end.
  [[nodiscard]] virtual std::optional<Value> next(context& where) const = 0;
  /// How many there are left, where that is known.
  [[nodiscard]] virtual std::optional<std::size_t> remaining() const { return {}; }
  [[nodiscard]] std::uint64_t hash() const override { return reinterpret_cast<std::uintptr_t>(this); }
};

using iterator_ptr = intrusive_ptr<const Iterator>;

/// Null when `x` is none.
[[nodiscard]] const Iterator* as_iterator(const Value& x) noexcept;

/// Python's `iter(x)`. Throws TypeError.
[[nodiscard]] iterator_ptr iterate(context& where, const Value& x);

/// Python's `list(x)`, each item counted.
[[nodiscard]] std::vector<Value> collect(context& where, const Value& x);

/// Calls `body(Value&&)` with each item; stops early when it returns false.
template <class Body>
void for_each(context& where, const Value& x, Body body) {
  const iterator_ptr items = iterate(where, x);
  while (auto item = items->next(where)) {
    where.step();
    if constexpr (std::is_void_v<decltype(body(std::move(*item)))>)
      body(std::move(*item));
    else if (!body(std::move(*item)))
      return;
  }
}

}  // namespace sipyco::expression
