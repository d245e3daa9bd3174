// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyon/v1_numbers.hpp"

#include <vector>

namespace sipyco::pyon {

/// The brackets of Python's literal syntax, and what separates values in them.
///
/// What a parenthesis in front of a number is, part of an expression or the beginning of a tuple, is seen only later:
/// until then the handler is not told of it.
template <class Handler>
class v1_brackets : public v1_numbers<Handler> {
 protected:
  using base = v1_numbers<Handler>;
  using base::handler_, base::window_, base::fail, base::expression_, base::given;
  using v1_numbers<Handler>::v1_numbers;

  enum class bracket : std::uint8_t { square, round, curly, call };
  /// What is expected next.
  enum class phase : std::uint8_t { value, value_or_close, after, call, done };

  const char* open(const char* p, bracket shape, phase& now);
  const char* call(const char* p, constructor which, phase& now);
  /// At what stands behind a value that is complete: a comma, a colon or a closing bracket.
  [[gnu::always_inline]] const char* punctuation(const char* p, phase& now);
  /// Gives the expression that was held back, or ends its innermost parentheses, at what stands behind it.
  const char* end_expression(const char* p, phase& now);
  /// At a closing bracket that fits.
  const char* close(const char* p, std::size_t count, phase& now);
  [[nodiscard]] bool closes(char c) const noexcept { return !open_.empty() && c == open_.back().closer; }
  /// At the beginning of a value that is no number: no arithmetic may be going on.
  [[nodiscard]] bool begin_other(const char* p) { return !expression_.active() || begin_real_groups(p); }
  [[nodiscard]] std::size_t commas() const noexcept { return open_.back().commas; }
  [[nodiscard]] bool at_top() const noexcept { return open_.empty(); }
  const char* fail_unclosed() { return this->fail_at(open_.back().offset, "this bracket is not closed"); }

 private:
  enum class content : std::uint8_t { unknown, set, dict };
  struct frame {
    std::size_t offset;
    std::size_t commas = 0;
    bracket shape;
    char closer;
    content holds = content::unknown;  // of a curly bracket
    bool colon = false;                // behind the last comma there was a colon
  };

  /// Behind a comma or colon and the space that mostly follows it.
  [[nodiscard]] const char* behind(const char* p) const noexcept {
    return p + 1 + (p + 1 != window_.end() && p[1] == ' ' ? 1 : 0);
  }
  [[nodiscard]] bool begins_tuple(const char* p) const noexcept;
  const char* push(const char* p, bracket shape, phase& now);
  const char* close_or_fail(const char* p, phase& now);
  [[gnu::always_inline]] const char* colon(const char* p, phase& now);
  bool end_item(const char* p, frame& top);
  bool begin_real_groups(const char* p);
  bool open_groups(const char* p);
  [[nodiscard]] static closing kind_of(const frame& closed, std::size_t count) noexcept;

  std::vector<frame> open_;
};

template <class Handler>
bool v1_brackets<Handler>::begin_real_groups(const char* p) {
  if (!expression_.only_groups()) return fail(p, "arithmetic takes numbers only") != nullptr;
  const bool opened = open_groups(p);
  expression_.clear();
  return opened;
}

/// The parentheses in front of a number turn out to be real ones.
template <class Handler>
bool v1_brackets<Handler>::open_groups(const char* p) {
  for (std::size_t i = open_.size() - expression_.groups(); i < open_.size(); ++i) {
    if (!this->take_element()) return this->fail_elements(p) != nullptr;
    if (!handler_.open(opening::round))
      return this->reject(handler_.stopped(), open_[i].offset, failure::no_offset) != nullptr;
  }
  return true;
}

template <class Handler>
const char* v1_brackets<Handler>::push(const char* p, bracket shape, phase& now) {
  if (open_.size() >= this->limits_.max_depth) return this->fail_depth(p);
  const char closer = shape == bracket::square ? ']' : shape == bracket::curly ? '}' : ')';
  open_.push_back({this->value_start_, 0, shape, closer});
  now = phase::value_or_close;
  return p + 1;
}

template <class Handler>
const char* v1_brackets<Handler>::open(const char* p, bracket shape, phase& now) {
  this->value_start_ = window_.offset(p);
  if (shape == bracket::round && !begins_tuple(p)) {
    const char* const next = push(p, shape, now);
    if (next != nullptr) expression_.open_group();
    return next;
  }
  if (!begin_other(p)) return nullptr;
  if (!this->take_element()) return this->fail_elements(p);
  const char* const next = push(p, shape, now);
  if (next == nullptr) return nullptr;
  return given(handler_.open(shape == bracket::square  ? opening::square
                             : shape == bracket::round ? opening::round
                                                       : opening::curly),
               next);
}

/// Whether what follows a parenthesis shows at once that it belongs to no arithmetic: that is most tuples.
template <class Handler>
bool v1_brackets<Handler>::begins_tuple(const char* p) const noexcept {
  const char* const end = window_.end();
  const char* q = p + 1;
  if (q == end || expression_.active()) return false;
  if (!is_digit(*q)) return *q == '"' || *q == '[' || *q == '{' || *q == 't' || *q == 'f';
  while (q != end && is_digit(*q)) ++q;
  return q != end && *q == ',';
}

/// At the parenthesis behind a name.
template <class Handler>
const char* v1_brackets<Handler>::call(const char* p, constructor which, phase& now) {
  if (*p != '(') return fail(p, "'(' is expected behind this name");
  if (!this->take_element()) return this->fail_elements(p);
  const char* const next = push(p, bracket::call, now);
  return next == nullptr ? next : given(handler_.call(which), next);
}

template <class Handler>
const char* v1_brackets<Handler>::end_expression(const char* p, phase& now) {
  if (open_.empty()) return fail(p, "the text goes on after its value");
  if (expression_.groups() != 0) {
    if (*p == ')') {
      open_.pop_back();
      return this->close_number_group(p);
    }
    if (!expression_.only_groups_below()) return fail(p, "arithmetic takes numbers only");
    if (!open_groups(p)) return nullptr;
  }
  return this->give_expression(p) == nullptr ? nullptr : punctuation(p, now);
}

template <class Handler>
inline const char* v1_brackets<Handler>::punctuation(const char* p, phase& now) {
  if (*p == ':') return colon(p, now);
  if (*p != ',' || open_.empty()) return close_or_fail(p, now);
  frame& top = open_.back();
  if (top.shape == bracket::curly && !end_item(p, top)) return nullptr;
  ++top.commas;
  now = phase::value_or_close;
  return behind(p);
}

template <class Handler>
const char* v1_brackets<Handler>::close_or_fail(const char* p, phase& now) {
  if (open_.empty()) return fail(p, "the text goes on after its value");
  frame& top = open_.back();
  if (*p == top.closer)
    return top.shape != bracket::curly || end_item(p, top) ? close(p, top.commas + 1, now) : nullptr;
  return fail(p, top.shape == bracket::square  ? "',' or ']' is expected here"
                 : top.shape == bracket::curly ? "',', ':' or '}' is expected here"
                                               : "',' or ')' is expected here");
}

/// One item of a curly bracket is complete: all must be entries, or none.
template <class Handler>
bool v1_brackets<Handler>::end_item(const char* p, frame& top) {
  if (top.holds == content::dict && !top.colon) return fail(p, "':' and a value are expected behind a key") != nullptr;
  if (top.holds == content::unknown) top.holds = content::set;
  top.colon = false;
  return true;
}

template <class Handler>
inline const char* v1_brackets<Handler>::colon(const char* p, phase& now) {
  if (open_.empty()) return fail(p, "no ':' can stand here");
  frame& top = open_.back();
  if (top.shape != bracket::curly || top.holds == content::set || top.colon) return fail(p, "no ':' can stand here");
  top.holds = content::dict;
  top.colon = true;
  now = phase::value;
  return given(handler_.key(), behind(p));
}

template <class Handler>
closing v1_brackets<Handler>::kind_of(const frame& closed, std::size_t count) noexcept {
  switch (closed.shape) {
    case bracket::square: return closing::list;
    case bracket::round: return count == 1 && closed.commas == 0 ? closing::group : closing::tuple;
    case bracket::curly: return closed.holds == content::set ? closing::set : closing::dict;
    case bracket::call: break;
  }
  return closing::arguments;
}

template <class Handler>
const char* v1_brackets<Handler>::close(const char* p, std::size_t count, phase& now) {
  if (expression_.active()) {  // an empty pair of parentheses
    if (!begin_other(p)) return nullptr;
  }
  const frame closed = open_.back();
  open_.pop_back();
  this->value_start_ = closed.offset;
  now = phase::after;
  return given(handler_.close(kind_of(closed, count), count), p + 1);
}

}  // namespace sipyco::pyon
