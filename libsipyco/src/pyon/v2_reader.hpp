// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyon/v2_tokens.hpp"

#include <vector>

namespace sipyco::pyon {

/// Reads JSON as Python's `json.loads` takes it.
template <class Handler>
class basic_v2_reader : public v2_tokens<Handler> {
 public:
  basic_v2_reader(Handler& handler, const decode_limits& limits) : v2_tokens<Handler>(handler, limits) {}

  /// `last` tells that the text ends here.
  [[nodiscard]] result<void> feed(std::string_view chunk, bool last);

 private:
  enum class phase : std::uint8_t { value, first_item, first_key, key, colon, after };
  struct frame {
    std::size_t offset;
    std::size_t commas;
    bool is_list;
  };
  using base = v2_tokens<Handler>;
  using base::handler_, base::window_, base::limits_, base::elements_left_, base::fail, base::given;

  const char* run(const char* p);
  [[gnu::always_inline]] const char* value(const char* p, phase& now);
  [[gnu::always_inline]] const char* key(const char* p, phase& now);
  [[gnu::always_inline]] const char* after(const char* p, phase& now);
  const char* open(const char* p, bool is_list, phase& now);
  const char* close(const char* p, std::size_t count, phase& now);

  std::vector<frame> open_;
  phase phase_ = phase::value;
};

namespace detail {

[[nodiscard]] inline const char* skip_json_space(const char* p, const char* end) noexcept {
  while (p != end && static_cast<unsigned char>(*p) <= ' ') {
    if (end - p >= 8 && load_eight(p) == 0x2020202020202020U)  // indented
      p += 8;
    else if (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')
      ++p;
    else
      break;
  }
  return p;
}

}  // namespace detail

template <class Handler>
result<void> basic_v2_reader<Handler>::feed(std::string_view chunk, bool last) {
  if (!this->begin_chunk(chunk, last)) return this->error();
  const char* p = run(window_.begin());
  if (p != nullptr && last && (phase_ != phase::after || !open_.empty()))
    p = open_.empty() ? fail(p, "the text ends before a value")
                      : this->fail_at(open_.back().offset, "this bracket is not closed");
  return this->end_chunk(p);
}

template <class Handler>
const char* basic_v2_reader<Handler>::run(const char* p) {
  const char* const end = window_.end();
  phase now = phase_;
  while (p != nullptr && (p = detail::skip_json_space(p, end)) != end) {
    switch (now) {
      case phase::first_item:
        if (*p == ']') {
          p = close(p, 0, now);
          break;
        }
        [[fallthrough]];
      case phase::value: p = value(p, now); break;
      case phase::after: p = after(p, now); break;
      case phase::first_key:
        if (*p == '}') {
          p = close(p, 0, now);
          break;
        }
        [[fallthrough]];
      case phase::key: p = key(p, now); break;
      case phase::colon:
        if (*p != ':')
          p = fail(p, "':' is expected after a key");
        else
          ++p, now = phase::value;
    }
  }
  phase_ = now;
  return p;
}

template <class Handler>
inline const char* basic_v2_reader<Handler>::value(const char* p, phase& now) {
  if (elements_left_ == 0) return this->fail_elements(p);
  const char* next;
  if (*p == '"')
    next = this->template string<false>(p);
  else if (is_digit(*p) || *p == '-')
    next = this->number(p);
  else if (*p == '[' || *p == '{')
    return open(p, *p == '[', now);
  else
    next = this->word(p);
  if (next == nullptr) return nullptr;
  --elements_left_;
  now = phase::after;
  return next != window_.end() && *next == ',' ? after(next, now) : next;
}

template <class Handler>
inline const char* basic_v2_reader<Handler>::key(const char* p, phase& now) {
  if (*p != '"') return fail(p, "a key in double quotes is expected here");
  if (elements_left_ == 0) return this->fail_elements(p);
  const char* const next = this->template string<true>(p);
  if (next == nullptr) return nullptr;
  --elements_left_;
  const bool at_once = next != window_.end() && *next == ':';
  now = at_once ? phase::value : phase::colon;
  return at_once ? next + 1 : next;
}

template <class Handler>
inline const char* basic_v2_reader<Handler>::after(const char* p, phase& now) {
  if (open_.empty()) return fail(p, "the text goes on after its value");
  frame& top = open_.back();
  if (*p == ',') {
    ++top.commas;
    now = top.is_list ? phase::value : phase::key;
    return p + 1;
  }
  if (*p == (top.is_list ? ']' : '}')) return close(p, top.commas + 1, now);
  return fail(p, top.is_list ? "',' or ']' is expected here" : "',' or '}' is expected here");
}

template <class Handler>
const char* basic_v2_reader<Handler>::open(const char* p, bool is_list, phase& now) {
  if (open_.size() >= limits_.max_depth) return this->fail_depth(p);
  if (!handler_.open(is_list ? opening::square : opening::curly)) return given(false, p, p);
  --elements_left_;
  open_.push_back({window_.offset(p), 0, is_list});
  now = is_list ? phase::first_item : phase::first_key;
  return p + 1;
}

template <class Handler>
const char* basic_v2_reader<Handler>::close(const char* p, std::size_t count, phase& now) {
  const frame& top = open_.back();
  if (!handler_.close(top.is_list ? closing::list : closing::dict, count))
    return this->reject(handler_.stopped(), top.offset, failure::no_offset);
  open_.pop_back();
  now = phase::after;
  return p + 1;
}

}  // namespace sipyco::pyon
