// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace sipyco::expression {

/// What an expression may cost. What goes beyond is refused with a LimitError before it is done.
struct limits {
  /// Bytes of an expression's text.
  std::size_t max_text_bytes = std::size_t{16} << 20;
  /// Brackets inside each other, as in CPython.
  std::size_t max_brackets = 200;
  /// Operations and calls inside each other.
  std::size_t max_depth = 1000;
  /// Operations, elements touched and the like together; about 20 million take a second.
  std::uint64_t max_steps = 50'000'000;
  /// Bytes of one object.
  std::size_t max_object_bytes = std::size_t{256} << 20;
  /// Bytes of all objects ever made together.
  std::size_t max_total_bytes = std::size_t{1} << 30;
  /// Bits of one integer.
  std::size_t max_integer_bits = std::size_t{1} << 20;
  /// Asked every few thousand steps; true ends the evaluation with a KeyboardInterrupt. For deadlines and Ctrl-C.
  std::function<bool()> interrupted = {};
};

}  // namespace sipyco::expression
