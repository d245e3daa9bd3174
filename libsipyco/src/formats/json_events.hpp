// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/formats/reformat.hpp>
#include <sipyco/pyon/events.hpp>
#include "formats/json_writer.hpp"

#include <string>

namespace sipyco::formats {

/// Turns the events of a v2 reader into JSON text; no virtual calls, for the reader is made for it.
class json_events final {
 public:
  json_events(pyon::text_sink& out, const json_options& layout, typed_objects typed)
      : writer_(out, layout), typed_(typed) {}

  bool null() { return begin(), writer_.sink().put("null"), end(); }
  bool boolean(bool x) { return begin(), x ? writer_.sink().put("true") : writer_.sink().put("false"), end(); }
  bool integer(std::int64_t x) { return begin(), pyon::put_integer(writer_.sink(), x), end(); }
  bool big_integer(const Integer& x) { return begin(), writer_.sink().put(x.to_string()), end(); }
  bool floating(double x) { return begin(), writer_.floating(x), end(); }
  bool str(std::string_view text) {
    if (is_key_ && typed_ == typed_objects::refuse && text == "__jsonclass__") [[unlikely]]
      return false;
    begin();
    writer_.str(text);
    return is_key_ || end();
  }
  bool open(pyon::opening bracket) {
    begin();
    const bool object = bracket == pyon::opening::curly;
    writer_.open(object ? '{' : '[');
    open_.push_back(object ? '}' : ']');
    is_key_ = object;
    return true;
  }
  bool key() {
    writer_.colon();
    is_key_ = false;
    after_key_ = true;
    return true;
  }
  bool close(pyon::closing, std::size_t) {
    writer_.close(open_.back());
    open_.pop_back();
    return end();
  }
  // What only v1 has.
  bool complex(double, double) { return false; }
  bool bytes(std::string_view) { return false; }
  bool call(pyon::constructor) { return false; }

  [[nodiscard]] failure stopped() const;
  /// The first document is complete.
  [[nodiscard]] bool done() const noexcept { return done_; }
  void start_anew() noexcept { done_ = false; }

 private:
  /// In front of a value or key.
  void begin() {
    if (after_key_)
      after_key_ = false;
    else if (!open_.empty())
      writer_.next();
  }
  /// Behind a value.
  bool end() {
    is_key_ = !open_.empty() && open_.back() == '}';
    done_ = open_.empty();
    return true;
  }

  json_writer writer_;
  typed_objects typed_;
  std::string open_;  // the brackets that will close
  bool is_key_ = false;
  bool after_key_ = false;
  bool done_ = false;
};

}  // namespace sipyco::formats
