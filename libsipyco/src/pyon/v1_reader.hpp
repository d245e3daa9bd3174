// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyon/v1_brackets.hpp"
#include "pyon/v1_word.hpp"

namespace sipyco::pyon {

/// Reads Python literals, and of expressions what PYON files hold: arithmetic on numbers, the calls of `constructor`.
template <class Handler>
class basic_v1_reader : public v1_brackets<Handler> {
 public:
  basic_v1_reader(Handler& handler, const decode_limits& limits) : v1_brackets<Handler>(handler, limits) {}

  /// `last` tells that the text ends here.
  [[nodiscard]] result<void> feed(std::string_view chunk, bool last);

 private:
  using base = v1_brackets<Handler>;
  using base::handler_, base::window_, base::fail, base::expression_;
  using typename base::bracket, typename base::phase;

  const char* run(const char* p);
  const char* finish(const char* p);
  const char* give_held(const char* p);
  const char* space(const char* p, phase& now);
  [[gnu::always_inline]] const char* value(const char* p, phase& now);
  const char* other_value(const char* p, phase& now);
  /// At a minus that belongs to the number behind it.
  [[nodiscard]] bool begins_negative(const char* p) const noexcept {
    return *p == '-' && p + 1 != window_.end() && is_digit(p[1]) && !expression_.active();
  }
  const char* sign(const char* p, phase& now);
  const char* word(const char* p, phase& now);
  const char* give_word(const char* p, const char* next, const word_value& meaning, phase& now);
  const char* after_held(const char* p, phase& now);
  /// What comes next if it stands right behind a value, as it mostly does; else stays where it is.
  [[gnu::always_inline]] const char* at_once(const char* p, phase& now) {
    return *p == ',' || *p == ':' || *p == ']' || *p == '}' ? this->punctuation(p, now) : p;
  }
  /// Whether the value before is given only when it is seen to be complete.
  [[nodiscard]] bool is_held() const noexcept { return this->holds_string() || expression_.active(); }

  phase phase_ = phase::value;
  bool in_comment_ = false;
  constructor called_ = constructor::slice;
};

template <class Handler>
result<void> basic_v1_reader<Handler>::feed(std::string_view chunk, bool last) {
  if (!this->begin_chunk(chunk, last)) return this->error();
  const char* p = run(window_.begin());
  if (p != nullptr && last) p = finish(p);
  return this->end_chunk(p);
}

/// At the end of the text.
template <class Handler>
const char* basic_v1_reader<Handler>::finish(const char* p) {
  if (phase_ == phase::done) return p;
  if (this->holds_string() && this->give_string(p) == nullptr) return nullptr;
  if (phase_ == phase::after && this->at_top()) return give_held(p);
  return this->at_top() ? fail(p, "the text ends before a value") : this->fail_unclosed();
}

/// Gives a value of the top that was held back, now that nothing can follow it.
template <class Handler>
const char* basic_v1_reader<Handler>::give_held(const char* p) {
  if (this->holds_string()) return this->give_string(p);
  return expression_.active() ? this->give_expression(p) : p;
}

template <class Handler>
const char* basic_v1_reader<Handler>::run(const char* p) {
  const char* const end = window_.end();
  phase now = phase_;
  if (in_comment_) p = space(p, now);
  while (p != nullptr && p != end) {
    if (*p == ' ') {
      ++p;
      continue;
    }
    if (static_cast<unsigned char>(*p) < ' ' || *p == '#') {
      p = space(p, now);
      continue;
    }
    switch (now) {
      case phase::after: p = is_held() ? after_held(p, now) : this->punctuation(p, now); break;
      case phase::value_or_close:
        if (this->closes(*p)) {
          p = this->close(p, this->commas(), now);
          break;
        }
        [[fallthrough]];
      case phase::value:
        p = value(p, now);
        if (p != nullptr && p != end && now == phase::after && !is_held()) p = at_once(p, now);
        break;
      case phase::call: p = this->call(p, called_, now); break;
      case phase::done: p = fail(p, "the text goes on after its value");
    }
  }
  phase_ = now;
  return p;
}

/// Skips white space and comments. A newline outside of all brackets ends the value.
template <class Handler>
const char* basic_v1_reader<Handler>::space(const char* p, phase& now) {
  const char* const end = window_.end();
  for (; p != end; ++p) {
    if (*p == '\n') {
      in_comment_ = false;
      if (now != phase::after || !this->at_top()) continue;
      now = phase::done;
      return give_held(p) == nullptr ? nullptr : p + 1;
    }
    if (in_comment_ || *p == ' ' || *p == '\t' || *p == '\r' || *p == '\f') continue;
    if (*p != '#') break;
    in_comment_ = true;
  }
  if (p != end && static_cast<unsigned char>(*p) < ' ')
    return fail(p, "there is a control character outside of a string");
  return p;
}

template <class Handler>
inline const char* basic_v1_reader<Handler>::value(const char* p, phase& now) {
  const char* next = nullptr;
  if (*p == '"') {
    next = this->begin_other(p) ? this->string(p) : nullptr;
  } else if (is_digit(*p) || begins_negative(p)) {
    next = this->number_literal(p);
  } else {
    return other_value(p, now);
  }
  if (next != nullptr) now = phase::after;
  return next;
}

template <class Handler>
const char* basic_v1_reader<Handler>::other_value(const char* p, phase& now) {
  const char* next = nullptr;
  if (*p == '\'')
    next = this->begin_other(p) ? this->string(p) : nullptr;
  else if (*p == '.')
    next = this->number_literal(p);
  else if (is_letter(*p) || *p == '_')
    return word(p, now);
  else if (*p == '(')
    return this->open(p, bracket::round, now);
  else if (*p == '[')
    return this->open(p, bracket::square, now);
  else if (*p == '{')
    return this->open(p, bracket::curly, now);
  else if (*p == '-' || *p == '+')
    return sign(p, now);
  else
    return fail(p, "a value is expected here");
  if (next != nullptr) now = phase::after;
  return next;
}

template <class Handler>
const char* basic_v1_reader<Handler>::sign(const char* p, phase& now) {
  // Whether a minus belongs to a number shows behind it.
  if (p + 1 == window_.end() && !window_.last()) return this->need_more(p, 0, "a number");
  expression_.sign(*p);
  now = phase::value;
  return p + 1;
}

template <class Handler>
const char* basic_v1_reader<Handler>::word(const char* p, phase& now) {
  const char* const end = window_.end();
  if (*p == 'b' && end - p > 1 && (p[1] == '"' || p[1] == '\'')) {
    const char* const next = this->begin_other(p) ? this->bytes(p) : nullptr;
    if (next != nullptr) now = phase::after;
    return next;
  }
  const char* q = p;
  while (q != end && static_cast<std::size_t>(q - p) <= max_word_bytes && (is_letter(*q) || is_digit(*q) || *q == '_'))
    ++q;
  if (q == end && !window_.last()) return this->need_more(p, 0, "a name");
  const std::string_view name(p, static_cast<std::size_t>(q - p));
  if (q != end && (*q == '"' || *q == '\'')) {
    const char* const next = this->begin_other(p) ? this->string(p, q) : nullptr;
    if (next != nullptr) now = phase::after;
    return next;
  }
  const auto meaning = find_word(name);
  if (!meaning) return fail(p, "there is no such name in PYON");
  return give_word(p, q, *meaning, now);
}

template <class Handler>
const char* basic_v1_reader<Handler>::give_word(const char* p, const char* next, const word_value& meaning,
                                                phase& now) {
  using form = word_value::form;
  if (this->holds_string()) return fail(p, "a comma is missing before this");
  if (meaning.what == form::number) {
    this->value_start_ = window_.offset(p);
    now = phase::after;
    return this->operand(meaning.imaginary ? number::of(0.0, meaning.real) : number::of(meaning.real), p, next);
  }
  if (!this->begin_other(p)) return nullptr;
  this->value_start_ = window_.offset(p);
  if (meaning.what == form::call) {
    called_ = meaning.which;
    now = phase::call;
    return next;
  }
  if (!this->take_element()) return this->fail_elements(p);
  now = phase::after;
  return this->given(meaning.what == form::null ? handler_.null() : handler_.boolean(meaning.truth), next);
}

/// Behind a string or number that may still go on.
template <class Handler>
const char* basic_v1_reader<Handler>::after_held(const char* p, phase& now) {
  if (this->holds_string()) {
    if (*p == '"' || *p == '\'' || is_letter(*p)) return value(p, now);
    return this->give_string(p) == nullptr ? nullptr : this->punctuation(p, now);
  }
  if (*p == '+' || *p == '-' || *p == '*' || *p == '/') {
    const number_error error = expression_.binary(*p, this->max_digits());
    if (!error.empty()) return fail(p, error);
    now = phase::value;
    return p + 1;
  }
  return this->end_expression(p, now);
}

}  // namespace sipyco::pyon
