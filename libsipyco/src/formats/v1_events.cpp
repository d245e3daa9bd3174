// SPDX-License-Identifier: LGPL-3.0-or-later
#include "formats/v1_events.hpp"

#include <sipyco/pyon/encode.hpp>
#include "pyon/scalar_text.hpp"
#include "text/number.hpp"
#include "text/quote.hpp"

#include <cmath>
#include <utility>

namespace sipyco::formats {
namespace {

constexpr char as_char(mark which) { return static_cast<char>(which); }

/// Calls `put` with the pieces of the entries in their order.
template <class Put>
void put_arranged(const v1_entries& entries, const arrangement& by, mark between, Put put) {
  const char separator = as_char(between);
  bool first = true;
  for (const std::size_t i : by.order) {
    if (!first) put(std::string_view(&separator, 1));
    first = false;
    const auto later = by.later_value.find(i);
    put(entries.key(i));
    put(entries.value(later == by.later_value.end() ? i : later->second));
  }
}

}  // namespace

bool v1_events::refuse(failure why) {
  error_ = std::move(why);
  return false;
}

/// In front of a value.
void v1_events::begin() {
  if (open_.empty() || open_.back().after_key) return;
  frame& top = open_.back();
  if (top.count++ != 0) separate(top);
  if (top.shape == pyon::opening::curly) starts_.push_back(sink_.size());
}

void v1_events::separate(const frame& top) {
  if (top.shape == pyon::opening::curly) return sink_.put(as_char(top.is_dict ? mark::next : mark::comma));
  sink_.put(", ");
  if (top.shape == pyon::opening::round && top.count == 2) --kept_;  // it is a tuple
}

/// Behind a value.
bool v1_events::end(kind what) {
  last_ = what;
  if (open_.empty()) return true;
  frame& top = open_.back();
  if (!std::exchange(top.after_key, false) && top.shape == pyon::opening::curly) note_key(top);
  return true;
}

void v1_events::note_key(frame& top) const {
  top.all_text = top.all_text && last_ == kind::str;
  top.ascending = top.ascending && last_ == kind::integer && last_is_small_ && last_integer_ > top.highest;
  top.highest = last_integer_;
}

bool v1_events::null() {
  if (in_call()) return call_.null();
  begin();
  sink_.put("null");
  return end(kind::none);
}

bool v1_events::boolean(bool x) {
  if (in_call()) return call_.boolean(x);
  begin();
  x ? sink_.put("true") : sink_.put("false");
  return end(kind::boolean);
}

bool v1_events::integer(std::int64_t x) {
  if (in_call()) return call_.integer(x);
  begin();
  pyon::put_integer(sink_, x);
  last_is_small_ = true;
  last_integer_ = x;
  return end(kind::integer);
}

bool v1_events::big_integer(const Integer& x) {
  if (in_call()) return call_.big_integer(x);
  begin();
  sink_.put(x.to_string());
  last_is_small_ = false;
  return end(kind::integer);
}

bool v1_events::floating(double x) {
  if (in_call()) return call_.floating(x);
  begin();
  pyon::put_float(sink_, x);
  return end(kind::floating);
}

bool v1_events::complex(double real, double imaginary) {
  if (in_call()) return call_.complex(real, imaginary);
  begin();
  std::string shown;
  text::append_complex(shown, readable_in_v1({real, imaginary}));
  sink_.put(shown);
  return end(kind::complex);
}

bool v1_events::str(std::string_view text) {
  if (in_call()) return call_.str(text);
  begin();
  pyon::put_str(sink_, text);
  return end(kind::str);
}

bool v1_events::bytes(std::string_view octets) {
  if (in_call()) return call_.bytes(octets);
  begin();
  std::string shown;
  text::append_quoted_bytes(shown, octets);
  sink_.put(shown);
  return end(kind::bytes);
}

bool v1_events::open(pyon::opening bracket) {
  if (in_call()) return ++call_depth_, call_.open(bracket);
  begin();
  if (bracket != pyon::opening::square && kept_ == 0) pass_on(false);
  push(bracket);
  return true;
}

void v1_events::push(pyon::opening bracket) {
  open_.push_back({.shape = bracket, .start = sink_.size(), .entries = starts_.size()});
  if (bracket != pyon::opening::square) ++kept_;
  if (bracket == pyon::opening::square) return sink_.put('[');
  if (bracket == pyon::opening::round) return sink_.put('(');
  sink_.put('{');
  sink_.put(as_char(mark::open));
}

bool v1_events::key() {
  if (in_call()) return call_.key();
  if (!pyon::may_be_key(last_)) return refuse(pyon::unhashable_key(kind_name(last_)));
  if (last_ == kind::tuple) {
    sink_.flush();
    const auto good = check_hashable(std::string_view(text_).substr(starts_.back()));
    if (!good) return refuse(good.error());
  }
  sink_.put(as_char(mark::colon));
  open_.back().is_dict = open_.back().after_key = true;
  return true;
}

bool v1_events::close(pyon::closing what, std::size_t count) {
  if (in_call()) {
    if (!call_.close(what, count)) return false;
    return --call_depth_ != 0 || give(call_.take());
  }
  switch (what) {
    case pyon::closing::set:
    case pyon::closing::dict: return close_curly(what);
    case pyon::closing::group: return close_group();
    case pyon::closing::tuple: return close_tuple(count);
    default: break;
  }
  open_.pop_back();
  sink_.put(']');
  return end(kind::list);
}

bool v1_events::close_tuple(std::size_t count) {
  open_.pop_back();
  if (count < 2) --kept_;
  count == 1 ? sink_.put(", )") : sink_.put(')');
  return end(kind::tuple);
}

/// Parentheses around one value go.
bool v1_events::close_group() {
  sink_.flush();
  text_.erase(open_.back().start, 1);
  open_.pop_back();
  --kept_;
  return end(last_);
}

bool v1_events::close_curly(pyon::closing what) {
  sink_.flush();
  const frame closed = open_.back();
  open_.pop_back();
  const bool is_dict = what == pyon::closing::dict;
  const v1_entries entries(text_, std::span(starts_).subspan(closed.entries));
  const auto by = arrange(closed, entries, is_dict);
  if (!by) return refuse(by.error());
  const bool in_lines = is_dict && (by->as_they_stand ? closed.count : by->order.size()) > 1;
  text_[closed.start + 1] = as_char(in_lines ? mark::open : mark::nothing);
  --kept_ == 0 ? write_out(closed, entries, *by, is_dict) : rewrite(closed, entries, *by, is_dict);
  starts_.resize(closed.entries);
  if (in_lines) sink_.put(as_char(mark::close));
  sink_.put('}');
  return end(is_dict ? kind::dict : kind::set);
}

result<arrangement> v1_events::arrange(const frame& closed, const v1_entries& entries, bool is_dict) const {
  if (closed.all_text) return arrange_text_keys(entries, sorted_ && is_dict);
  return closed.ascending ? arrangement() : arrange_keys(entries);
}

/// An outermost dict or set, whose text begins with it.
void v1_events::write_out(const frame& closed, const v1_entries& entries, const arrangement& by, bool is_dict) {
  const std::string_view text = text_;
  if (by.as_they_stand) {
    out_.write(text);
  } else {
    out_.write(text.substr(0, closed.start + 2));
    put_arranged(entries, by, is_dict ? mark::next : mark::comma, [&](std::string_view piece) { out_.write(piece); });
  }
  text_.clear();
}

void v1_events::rewrite(const frame& closed, const v1_entries& entries, const arrangement& by, bool is_dict) {
  if (by.as_they_stand) return;
  std::string arranged;
  arranged.reserve(text_.size() - closed.start);
  put_arranged(entries, by, is_dict ? mark::next : mark::comma, [&](std::string_view piece) { arranged += piece; });
  text_.resize(closed.start + 2);
  text_ += arranged;
}

bool v1_events::call(pyon::constructor which) {
  ++call_depth_;
  return call_.call(which);
}

/// Writes what a call made.
bool v1_events::give(const Value& x) {
  switch (x.kind()) {
    case kind::list: return give_items(x.items(), pyon::opening::square, pyon::closing::list);
    case kind::tuple: return give_items(x.items(), pyon::opening::round, pyon::closing::tuple);
    case kind::set: return give_set(x.as_set());
    case kind::dict: return give_dict(x.as_dict());
    case kind::ordered_dict: return give_ordered_dict(x.as_dict());
    case kind::complex: return complex(x.as_complex().real(), x.as_complex().imag());
    default: break;
  }
  begin();
  sink_.flush();
  constexpr encode_limits no_limits{SIZE_MAX, SIZE_MAX};
  const auto done = pyon::try_encode_to(text_, x, pyon::v1, pyon::encode_options{.limits = no_limits});
  if (!done) return refuse(done.error());
  if (const std::int64_t* const small = x.if_int64()) last_integer_ = *small;
  last_is_small_ = x.if_int64() != nullptr;
  return end(x.kind());
}

bool v1_events::give_items(std::span<const Value> items, pyon::opening bracket, pyon::closing what) {
  (void)open(bracket);
  for (const Value& item : items)
    if (!give(item)) return false;
  return close(what, items.size());
}

bool v1_events::give_set(const Set& elements) {
  (void)open(pyon::opening::curly);
  for (const Value& element : elements)
    if (!give(element)) return false;
  return close(pyon::closing::set, elements.size());
}

bool v1_events::give_dict(const Dict& entries) {
  (void)open(pyon::opening::curly);
  for (const dict_entry& entry : entries)
    if (!give(entry.key) || !key() || !give(entry.value)) return false;
  return close(pyon::closing::dict, entries.size());
}

bool v1_events::give_ordered_dict(const Dict& entries) {
  begin();
  sink_.put("OrderedDict(");
  push(pyon::opening::square);
  for (const dict_entry& entry : entries) {
    const Value pair[] = {entry.key, entry.value};
    if (!give_items(pair, pyon::opening::round, pyon::closing::tuple)) return false;
  }
  open_.pop_back();
  sink_.put("])");
  return end(kind::ordered_dict);
}

void v1_events::pass_on(bool all) {
  if (kept_ == 0) {
    sink_.flush();
    out_.write(text_);
    text_.clear();
  }
  if (all) out_.flush();
}

}  // namespace sipyco::formats
