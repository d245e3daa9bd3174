// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sipyco::expression {

/// The variables of a lambda's call, of a comprehension, or of the expression as a whole. They are shared with the
/// lambdas and generators made inside, which see later changes, as in Python.
class frame {
 public:
  frame(std::shared_ptr<frame> outer, bool comprehension) : outer_(std::move(outer)), comprehension_(comprehension) {}

  /// In this frame or one around it; null when there is none.
  [[nodiscard]] Value* find(std::string_view name) noexcept;
  void set(std::string_view name, Value x);
  [[nodiscard]] bool has_own(std::string_view name) const noexcept;
  /// Where `name := x` inside of it is kept: comprehensions pass it on outwards.
  [[nodiscard]] frame& owner_of_assignments() noexcept;

  /// From now on held by a value: how deep the variables are counts. Returns that depth.
  [[nodiscard]] std::size_t capture();
  void clear() noexcept { variables_.clear(); }

 private:
  std::shared_ptr<frame> outer_;
  std::vector<std::pair<std::string, Value>> variables_;
  bool comprehension_;
  bool captured_ = false;
};

using frame_ptr = std::shared_ptr<frame>;

/// Remembers the frames that functions hold. A variable may hold the function that holds the frame: when this goes, the
/// variables go, and such circles end.
class frame_keeper {
 public:
  frame_keeper() = default;
  frame_keeper(const frame_keeper&) = delete;
  frame_keeper& operator=(const frame_keeper&) = delete;
  ~frame_keeper();

  void add(const frame_ptr& held);

 private:
  void drop_dead();

  std::vector<std::weak_ptr<frame>> frames_;
  std::size_t next_cleaning_ = 64;
};

}  // namespace sipyco::expression
