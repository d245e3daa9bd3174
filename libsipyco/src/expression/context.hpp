// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/budget.hpp>
#include <sipyco/expression/callable.hpp>

#include <initializer_list>
#include <span>

namespace sipyco::expression {

class scope;
class frame_keeper;

/// What goes along with an evaluation and reaches every native function.
class context {
 public:
  context(budget& spending, const scope& names, frame_keeper& frames)
      : spending_(spending), names_(names), frames_(frames) {}

  [[nodiscard]] budget& spending() const noexcept { return spending_; }
  [[nodiscard]] const scope& names() const noexcept { return names_; }
  [[nodiscard]] frame_keeper& frames() const noexcept { return frames_; }
  void step(std::uint64_t count = 1) const { spending_.step(count); }

  /// Python's `callee(*given.positional, **given.keywords)`.
  Value call(const Value& callee, const arguments& given);
  Value call(const Value& callee, std::initializer_list<Value> positional) {
    return call(callee, arguments{std::span(positional.begin(), positional.size())});
  }

 private:
  budget& spending_;
  const scope& names_;
  frame_keeper& frames_;
};

}  // namespace sipyco::expression
