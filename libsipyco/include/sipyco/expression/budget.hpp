// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/limits.hpp>

#include <cstddef>
#include <cstdint>

namespace sipyco::expression {

/// What is left of the limits of one evaluation. Each function throws LimitError when it does not suffice.
class budget {
 public:
  /// `allowed` must outlive it.
  explicit budget(const limits& allowed) : allowed_(allowed), steps_left_(allowed.max_steps) {}
  budget(const budget&) = delete;
  budget& operator=(const budget&) = delete;

  /// Before work is done: one step an operation, one an element in a loop over arrays.
  void step(std::uint64_t count = 1) {
    if (count > steps_left_) fail_steps();
    steps_left_ -= count;
    unpolled_ += count;
    if (unpolled_ >= poll_interval) poll();
  }
  /// Before memory is taken for `count` elements of `size` bytes.
  void allocate(std::size_t count, std::size_t size = 1);
  /// Before an integer of so many bits is made.
  void require_integer_bits(std::size_t bits) const;

  /// Counts one more level of nested work for as long as it lives.
  class level {
   public:
    /// Throws LimitError past the greatest depth.
    explicit level(budget& owner) : owner_(owner) {
      if (++owner.depth_ > owner.allowed_.max_depth) owner.fail_depth();
    }
    level(const level&) = delete;
    level& operator=(const level&) = delete;
    ~level() { --owner_.depth_; }

   private:
    budget& owner_;
  };

  [[nodiscard]] const limits& allowed() const noexcept { return allowed_; }  ///< What it began with.

 private:
  static constexpr std::uint64_t poll_interval = 4096;
  [[noreturn]] void fail_steps();
  [[noreturn]] void fail_depth();
  void poll();

  const limits& allowed_;
  std::uint64_t steps_left_;
  std::uint64_t unpolled_ = 0;
  std::size_t bytes_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace sipyco::expression
