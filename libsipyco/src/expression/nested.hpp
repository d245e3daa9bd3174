// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/expression/budget.hpp>
#include <sipyco/value/value.hpp>

#include <cstddef>
#include <initializer_list>

namespace sipyco::expression {

/// An extension that holds values. Containers are destroyed without recursion, extensions are not: how deep they stand
/// inside each other is bounded when they are made.
class nested {
 public:
  nested(const nested&) = delete;
  nested& operator=(const nested&) = delete;
  [[nodiscard]] std::size_t depth() const noexcept { return depth_; }

 protected:
  nested() = default;
  explicit nested(std::initializer_list<const Value*> held) { hold(held); }
  virtual ~nested() = default;
  /// Throws LimitError.
  void hold(std::initializer_list<const Value*> held);
  void hold_depth(std::size_t depth);

 private:
  std::size_t depth_ = 1;
};

/// Extensions and containers inside each other. Throws LimitError past `max_value_depth`.
[[nodiscard]] std::size_t nesting_of(const Value& x);

/// One step for each part of a value, before something is done that looks at all of them: containers that share parts
/// can have very many.
void charge_parts(budget& spending, const Value& x, std::size_t depth = max_value_depth);

}  // namespace sipyco::expression
