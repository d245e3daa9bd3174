// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/expression/budget.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/expression/errors.hpp>

namespace sipyco::expression {

void budget::fail_steps() { throw LimitError("steps of an expression", "max_steps", allowed_.max_steps); }

void budget::fail_depth() {
  --depth_;
  throw LimitError("operations inside each other", "max_depth", allowed_.max_depth);
}

void budget::poll() {
  unpolled_ = 0;
  if (allowed_.interrupted && allowed_.interrupted())
    throw PythonError("KeyboardInterrupt", "the expression was interrupted");
}

void budget::allocate(std::size_t count, std::size_t size) {
  std::size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes) || bytes > allowed_.max_object_bytes)
    throw LimitError("bytes of one object", "max_object_bytes", allowed_.max_object_bytes);
  if (bytes > allowed_.max_total_bytes - bytes_)
    throw LimitError("bytes of all objects of an expression", "max_total_bytes", allowed_.max_total_bytes);
  bytes_ += bytes;
  step(bytes / 1024);
}

void budget::require_integer_bits(std::size_t bits) const {
  if (bits > allowed_.max_integer_bits)
    throw LimitError("bits of an integer", "max_integer_bits", allowed_.max_integer_bits);
}

}  // namespace sipyco::expression
