// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyon/decimal.hpp"
#include "pyon/number_expression.hpp"
#include "pyon/v1_number.hpp"
#include "pyon/v1_strings.hpp"

#include <utility>

namespace sipyco::pyon {

/// The numbers of Python's literal syntax. One that may go on in an operator is held back in `expression_`.
template <class Handler>
class v1_numbers : public v1_strings<Handler> {
 protected:
  using base = v1_strings<Handler>;
  using base::handler_, base::window_, base::fail, base::given;
  using v1_strings<Handler>::v1_strings;

  /// At a digit or a point; or at a minus before one of them, where no expression is active.
  const char* number_literal(const char* p);
  /// A number that was read up to `next`.
  const char* operand(number x, const char* token, const char* next);
  /// Leaves the innermost parentheses, whose result becomes an operand.
  const char* close_number_group(const char* p);
  /// Gives the result of the expression, or of its innermost parentheses.
  const char* give_expression(const char* next);

  [[nodiscard]] std::size_t max_digits() const noexcept { return this->limits_.max_int_digits; }

  number_expression expression_;

 private:
  [[gnu::always_inline]] const char* integer(const char* p, const decimal& literal, bool negative, bool alone);
  const char* other_literal(const char* p, bool negative);
  const char* give(const number& x, const char* next);
  bool wait_for_end(const char* p);
  /// Whether a decimal literal in front of this is only the beginning of a number in another form.
  [[nodiscard]] static bool goes_on(char c) noexcept { return c == '_' || c == '.' || is_letter(c); }
};

/// Whether a token that was suspended before is still not complete; then the reader was told so.
template <class Handler>
bool v1_numbers<Handler>::wait_for_end(const char* p) {
  const std::size_t scanned = this->take_scanned();
  if (window_.last()) return false;
  const char* q = p + scanned;
  while (q != window_.end() && (is_digit(*q) || is_letter(*q) || *q == '_' || *q == '.')) ++q;
  if (q != window_.end()) return false;
  this->need_more(p, static_cast<std::size_t>(q - p), "a number");
  return true;
}

template <class Handler>
const char* v1_numbers<Handler>::number_literal(const char* p) {
  if (this->was_scanned() && wait_for_end(p)) return nullptr;
  const char* const end = window_.end();
  const bool negative = *p == '-';
  const decimal literal = scan_decimal(p + negative, end);
  const bool alone = this->ends_value(literal.end);
  if (!alone) {
    if (literal.end == end && !window_.last()) return this->need_more(p, static_cast<std::size_t>(end - p), "a number");
    if (literal.end != end && goes_on(*literal.end)) return other_literal(p, negative);
  }
  if (!literal.is_float()) return integer(p, literal, negative, alone);
  if (!literal.complete || !literal.has_digits()) return other_literal(p, negative);
  const double magnitude = to_double(literal), x = negative ? -magnitude : magnitude;
  this->value_start_ = window_.offset(p);
  if (!alone || expression_.active()) return operand(number::of(x), p, literal.end);
  return this->take_element() ? given(handler_.floating(x), literal.end) : this->fail_elements(p);
}

/// Of one that has no point and no exponent.
template <class Handler>
inline const char* v1_numbers<Handler>::integer(const char* p, const decimal& literal, bool negative, bool alone) {
  if (!literal.has_digits() || literal.leading_zero() ||
      literal.whole_digits > std::min(max_word_digits, max_digits()) || literal.digits > std::uint64_t{INT64_MAX})
    return other_literal(p, negative);
  const auto magnitude = static_cast<std::int64_t>(literal.digits), x = negative ? -magnitude : magnitude;
  this->value_start_ = window_.offset(p);
  if (!alone || expression_.active()) return operand(number::of(Integer(x)), p, literal.end);
  return this->take_element() ? given(handler_.integer(x), literal.end) : this->fail_elements(p);
}

template <class Handler>
const char* v1_numbers<Handler>::other_literal(const char* p, bool negative) {
  const char* const begin = p + negative;
  const char* const end = number_extent(begin, window_.end());
  if (end == window_.end() && !window_.last()) return this->need_more(p, static_cast<std::size_t>(end - p), "a number");
  result<number> x = parse_number({begin, static_cast<std::size_t>(end - begin)}, max_digits());
  if (!x && x.error().kind == failure_kind::limit) return this->fail_digits(begin);
  if (!x) return fail(begin, x.error().message);
  if (negative) x->negate();
  this->value_start_ = window_.offset(p);
  return operand(std::move(*x), p, end);
}

template <class Handler>
const char* v1_numbers<Handler>::operand(number x, const char* token, const char* next) {
  if (!expression_.active() && this->ends_value(next)) return give(x, next);
  const number_error error = expression_.operand(std::move(x), max_digits());
  return error.empty() ? next : fail(token, error);
}

template <class Handler>
const char* v1_numbers<Handler>::close_number_group(const char* p) {
  number x;
  number_error error = expression_.close(x, max_digits());
  if (error.empty()) error = expression_.operand(std::move(x), max_digits());
  return error.empty() ? p + 1 : fail(p, error);
}

template <class Handler>
const char* v1_numbers<Handler>::give_expression(const char* next) {
  number x;
  const number_error error = expression_.close(x, max_digits());
  expression_.clear();
  return error.empty() ? give(x, next) : this->fail_at(this->value_start_, error);
}

template <class Handler>
const char* v1_numbers<Handler>::give(const number& x, const char* next) {
  if (!this->take_element()) return this->fail_elements(next);
  switch (x.what) {
    case number::form::floating: return given(handler_.floating(x.real), next);
    case number::form::complex: return given(handler_.complex(x.real, x.imaginary), next);
    case number::form::integer: break;
  }
  return given(x.whole.fits_int64() ? handler_.integer(x.whole.to_int64()) : handler_.big_integer(x.whole), next);
}

}  // namespace sipyco::pyon
