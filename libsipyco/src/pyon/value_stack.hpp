// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "value/relocate.hpp"

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <utility>
#include <vector>

namespace sipyco::pyon {

/// A stack of Values that moves them as bytes, when it grows and when a container takes them over.
///
/// The topmost ones can be split off into memory of their own, which then becomes that of a list without another copy.
/// Indices count from the last split.
class value_stack {
 public:
  value_stack() : memory_(64) { use(0); }
  value_stack(const value_stack&) = delete;
  value_stack& operator=(const value_stack&) = delete;
  ~value_stack();

  [[nodiscard]] bool full() const noexcept { return top_ == end_; }
  /// There must be room.
  template <class... Args>
  void emplace(Args&&... args) {
    new (static_cast<void*>(top_)) Value(std::forward<Args>(args)...);
    ++top_;
  }
  [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(top_ - begin_); }
  [[nodiscard]] Value& back() noexcept { return top_[-1]; }
  [[nodiscard]] const Value& back() const noexcept { return top_[-1]; }
  [[nodiscard]] std::span<Value> from(std::size_t base) noexcept { return {begin_ + base, top_}; }

  void destroy_from(std::size_t base) noexcept {
    std::destroy(begin_ + base, top_);
    top_ = begin_ + base;
  }
  /// Those from `base` on were taken over.
  void forget_from(std::size_t base) noexcept { top_ = begin_ + base; }

  void grow();
  /// Those from `base` on get memory of their own, and indices from 0.
  void split(std::size_t base);
  /// Undoes the last split; nothing may be left behind it.
  void unsplit();
  /// Undoes the last split; what is behind it becomes a list or tuple.
  [[nodiscard]] Value unsplit_as(kind which);

 private:
  struct part {
    items_memory memory;
    std::size_t used;
  };
  void use(std::size_t used) noexcept {
    begin_ = memory_.begin();
    top_ = begin_ + used;
    end_ = begin_ + memory_.capacity();
  }

  items_memory memory_;
  std::vector<part> below_;
  Value* begin_;
  Value* top_;
  Value* end_;
};

}  // namespace sipyco::pyon
