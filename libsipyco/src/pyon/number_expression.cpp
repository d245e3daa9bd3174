// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/number_expression.hpp"

#include <utility>

namespace sipyco::pyon {

void number_expression::open_group() {
  (void)top();
  levels_.emplace_back();
}

void number_expression::sign(char c) {
  level& x = top();
  if (c == '-') x.negative = !x.negative;
  ++x.operators;
  ++operators_;
}

number_error number_expression::operand(number given, std::size_t max_digits) {
  level& x = top();
  if (std::exchange(x.negative, false)) given.negate();
  if (const char op = std::exchange(x.product_op, 0)) return combine(x.product, op, given, max_digits);
  x.product = std::move(given);
  return {};
}

/// `sum sum_op product` becomes the product.
number_error number_expression::add_up(level& x, std::size_t max_digits) {
  if (x.sum_op == 0) return {};
  const number_error error = combine(x.sum, std::exchange(x.sum_op, 0), x.product, max_digits);
  x.product = std::move(x.sum);
  return error;
}

number_error number_expression::binary(char op, std::size_t max_digits) {
  level& x = top();
  ++x.operators;
  ++operators_;
  if (op == '*' || op == '/') {
    x.product_op = op;
    return {};
  }
  const number_error error = add_up(x, max_digits);
  x.sum = std::move(x.product);
  x.sum_op = op;
  return error;
}

number_error number_expression::close(number& out, std::size_t max_digits) {
  level& x = top();
  const number_error error = add_up(x, max_digits);
  out = std::move(x.product);
  operators_ -= x.operators;
  levels_.pop_back();
  return error;
}

}  // namespace sipyco::pyon
