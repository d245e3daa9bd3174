// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "pyon/number.hpp"

namespace sipyco::pyon {

/// Arithmetic on numbers, taken one token at a time: signs, the four operations, parentheses. Nothing is looked at
/// twice, and of each open parenthesis only what the operations need is kept.
class number_expression {
 public:
  /// Some token of an expression came.
  [[nodiscard]] bool active() const noexcept { return !levels_.empty(); }
  /// Open parentheses.
  [[nodiscard]] std::size_t groups() const noexcept { return levels_.empty() ? 0 : levels_.size() - 1; }
  /// Nothing but parentheses came, and perhaps a number or operations in the innermost: it may still be a tuple.
  [[nodiscard]] bool only_groups_below() const noexcept {
    return operators_ == (active() ? levels_.back().operators : 0);
  }
  /// Nothing but parentheses came.
  [[nodiscard]] bool only_groups() const noexcept { return operators_ == 0; }

  void open_group();
  void sign(char c);
  [[nodiscard]] number_error operand(number x, std::size_t max_digits);
  [[nodiscard]] number_error binary(char op, std::size_t max_digits);
  /// The result of the innermost parentheses, which are left; of the whole expression when there are none.
  [[nodiscard]] number_error close(number& out, std::size_t max_digits);
  void clear() noexcept {
    levels_.clear();
    operators_ = 0;
  }

 private:
  /// The part of an expression inside one pair of parentheses: `sum sum_op product product_op`, then the next operand.
  struct level {
    number sum, product;
    char sum_op = 0, product_op = 0;  // 0: the number before it is absent
    bool negative = false;            // of the next operand
    std::size_t operators = 0;
  };
  level& top() {
    if (levels_.empty()) levels_.emplace_back();
    return levels_.back();
  }
  static number_error add_up(level& x, std::size_t max_digits);

  std::vector<level> levels_;
  std::size_t operators_ = 0;  // of all levels
};

}  // namespace sipyco::pyon
