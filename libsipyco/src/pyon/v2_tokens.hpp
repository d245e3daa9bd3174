// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/pyon/events.hpp>
#include "base/utf8.hpp"
#include "pyon/decimal.hpp"
#include "pyon/reader_core.hpp"
#include "pyon/unescape.hpp"

#include <limits>

namespace sipyco::pyon {

template <class Handler>
concept takes_text_keys = requires(Handler& handler, std::string_view text) { handler.text_key(text); };

/// The scalars of JSON: reads one and gives it to the handler. `Handler` has the methods of event_handler; it may have
/// `text_key`, which takes a key at once.
template <class Handler>
class v2_tokens : public reader_core {
 protected:
  v2_tokens(Handler& handler, const decode_limits& limits) : reader_core(limits), handler_(handler) {}

  const char* number(const char* p);
  /// null, true, false, NaN, Infinity, and -Infinity, of which the sign was seen.
  const char* word(const char* p);
  template <bool is_key>
  const char* string(const char* p);

  /// What to return after a call of the handler.
  const char* given(bool accepted, const char* token, const char* next) {
    return accepted ? next : reject(handler_.stopped(), window_.offset(token), failure::no_offset);
  }

  Handler& handler_;

 private:
  const char* integer(const char* token, const decimal& literal, bool negative);
  const char* big_integer(const char* token, const decimal& literal);
  template <bool is_key>
  const char* long_string(const char* p);
  template <bool is_key>
  [[nodiscard]] bool give_text(std::string_view text);
  const char* close_quote(const char* p, bool& escaped, bool& ascii);
  bool give_word(std::size_t which);

  text_buffer buffer_;
  bool scanned_escape_ = false, scanned_ascii_ = true;  // of the part of a string that was scanned before
};

template <class Handler>
const char* v2_tokens<Handler>::number(const char* p) {
  const char* const end = window_.end();
  const bool negative = *p == '-';
  if (negative && p + 1 != end && p[1] == 'I') return word(p);
  if (const std::size_t scanned = take_scanned()) {
    const char* q = p + scanned;
    while (q != end && (is_digit(*q) || *q == '.')) ++q;
    if (q == end && !window_.last()) return need_more(p, static_cast<std::size_t>(q - p), "a number");
  }
  const decimal literal = scan_decimal(p + negative, end);
  if (literal.end == end && !window_.last()) return need_more(p, static_cast<std::size_t>(end - p), "a number");
  if (literal.whole_digits == 0) return fail(p, "a value is expected here");
  if (literal.leading_zero()) return fail(p, "a number must not begin with 0 and more digits");
  if (!literal.is_float()) return integer(p, literal, negative);
  if (literal.has_point && literal.fraction_digits == 0)
    return fail(literal.end, "digits are expected after the point");
  if (!literal.complete) return fail(literal.end, "digits are expected in the exponent");
  const double x = to_double(literal);
  return given(handler_.floating(negative ? -x : x), p, literal.end);
}

template <class Handler>
const char* v2_tokens<Handler>::integer(const char* token, const decimal& literal, bool negative) {
  const std::uint64_t most = std::uint64_t{1} << 63;
  if (literal.whole_digits > max_word_digits || literal.digits > most - !negative) return big_integer(token, literal);
  if (literal.whole_digits > limits_.max_int_digits) return fail_digits(token);
  const auto x = static_cast<std::int64_t>(negative ? 0 - literal.digits : literal.digits);
  return given(handler_.integer(x), token, literal.end);
}

template <class Handler>
const char* v2_tokens<Handler>::big_integer(const char* token, const decimal& literal) {
  if (literal.whole_digits > limits_.max_int_digits) return fail_digits(token);
  const std::string_view text(token, static_cast<std::size_t>(literal.end - token));
  return given(handler_.big_integer(Integer::parse(text, 10, limits_.max_int_digits).value()), token, literal.end);
}

template <class Handler>
bool v2_tokens<Handler>::give_word(std::size_t which) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  switch (which) {
    case 0: return handler_.null();
    case 1: return handler_.boolean(true);
    case 2: return handler_.boolean(false);
    case 3: return handler_.floating(std::numeric_limits<double>::quiet_NaN());
    case 4: return handler_.floating(infinity);
    default: return handler_.floating(-infinity);
  }
}

template <class Handler>
const char* v2_tokens<Handler>::word(const char* p) {
  (void)take_scanned();
  constexpr std::array<std::string_view, 6> words{"null", "true", "false", "NaN", "Infinity", "-Infinity"};
  const std::string_view left(p, static_cast<std::size_t>(window_.end() - p));
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (left.starts_with(words[i])) return given(give_word(i), p, p + words[i].size());
    if (!window_.last() && words[i].starts_with(left)) return need_more(p, 0, "a word");
  }
  return fail(p, "a value is expected here");
}

/// The quote that ends the string which begins at `p`, or null.
template <class Handler>
const char* v2_tokens<Handler>::close_quote(const char* p, bool& escaped, bool& ascii) {
  const char* const end = window_.end();
  const char* q = p + 1;
  if (const std::size_t scanned = take_scanned()) {
    q = p + scanned;
    escaped = scanned_escape_;
    ascii = scanned_ascii_;
  }
  for (;;) {
    const plain_run run = find_special(q, end, '"');
    ascii = ascii && run.ascii;
    q = run.end;
    if (q == end || (*q == '\\' && end - q < 2)) break;
    if (*q == '"') return q;
    if (*q != '\\') return fail(q, "control characters must be escaped in a string");
    escaped = true;
    q += 2;
  }
  scanned_escape_ = escaped;
  scanned_ascii_ = ascii;
  return need_more(p, static_cast<std::size_t>(q - p), "a string");
}

template <class Handler>
template <bool is_key>
bool v2_tokens<Handler>::give_text(std::string_view text) {
  if constexpr (!is_key)
    return handler_.str(text);
  else if constexpr (takes_text_keys<Handler>)
    return handler_.text_key(text);
  else
    return handler_.str(text) && handler_.key();
}

template <class Handler>
template <bool is_key>
const char* v2_tokens<Handler>::string(const char* p) {
  if (this->was_scanned()) [[unlikely]]
    return long_string<is_key>(p);
  const plain_run run = find_special(p + 1, window_.end(), '"');
  if (run.end == window_.end() || *run.end != '"' || !run.ascii) [[unlikely]]
    return long_string<is_key>(p);
  if (give_text<is_key>({p + 1, static_cast<std::size_t>(run.end - p - 1)})) [[likely]]
    return run.end + 1;
  return reject(handler_.stopped(), window_.offset(p), window_.offset(p + 1));
}

/// One that has escapes or more than ASCII, or is not all in the window.
template <class Handler>
template <bool is_key>
const char* v2_tokens<Handler>::long_string(const char* p) {
  bool escaped = false, ascii = true;
  const char* const quote = close_quote(p, escaped, ascii);
  if (quote == nullptr) return nullptr;
  std::string_view text(p + 1, static_cast<std::size_t>(quote - p - 1));
  if (!ascii) {
    const std::size_t bad = base::find_invalid_utf8(text);
    if (bad != text.size()) return fail(p + 1 + bad, "this is not UTF-8");
  }
  if (escaped) {
    buffer_.clear();
    if (const bad_escape bad = unescape_json(text, buffer_)) return fail(bad.at, bad.message);
    text = buffer_.view();
  }
  if (give_text<is_key>(text)) return quote + 1;
  return reject(handler_.stopped(), window_.offset(p), escaped ? failure::no_offset : window_.offset(p + 1));
}

}  // namespace sipyco::pyon
