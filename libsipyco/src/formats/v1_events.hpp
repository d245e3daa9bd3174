// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "formats/v1_entries.hpp"
#include "formats/v1_layout_writer.hpp"
#include "pyon/dom_builder.hpp"
#include "pyon/text_sink.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::formats {

/// Turns the events of a v1 reader into v1's text.
///
/// The text of a dict is kept until the dict ends, with marks where its layout depends on what follows; then its
/// entries are sorted. Calls go to a builder of values, which are written when they are complete.
class v1_events final {
 public:
  v1_events(v1_reformatter::output to, const v1_layout& layout, const decode_limits& limits)
      : sorted_(layout.pretty),
        sink_(text_, SIZE_MAX),
        call_(pyon::decode_options{.limits = limits}),
        out_(std::move(to), layout) {}

  bool null();
  bool boolean(bool x);
  bool integer(std::int64_t x);
  bool big_integer(const Integer& x);
  bool floating(double x);
  bool complex(double real, double imaginary);
  bool str(std::string_view text);
  bool bytes(std::string_view octets);
  bool open(pyon::opening bracket);
  bool call(pyon::constructor which);
  bool key();
  bool close(pyon::closing what, std::size_t count);
  [[nodiscard]] const failure& stopped() const noexcept { return in_call() ? call_.stopped() : error_; }

  /// Writes what need not be kept; all of it at the end.
  void pass_on(bool all);

 private:
  /// An open bracket.
  struct frame {
    pyon::opening shape;
    bool is_dict = false;    // of a curly one: a colon came
    bool after_key = false;  // and is waited for the value of
    bool all_text = true;    // keys are str
    bool ascending = true;   // keys are ints, each above the one before
    std::int64_t highest = INT64_MIN;
    std::size_t start = 0;    // of the bracket in the text
    std::size_t entries = 0;  // of `starts_` when it was opened
    std::size_t count = 0;    // of what began in it
  };

  [[nodiscard]] bool in_call() const noexcept { return call_depth_ != 0; }
  void begin();
  void separate(const frame& top);
  bool end(kind what);
  void note_key(frame& top) const;
  void push(pyon::opening bracket);
  bool close_tuple(std::size_t count);
  bool close_group();
  bool close_curly(pyon::closing what);
  [[nodiscard]] result<arrangement> arrange(const frame& closed, const v1_entries& entries, bool is_dict) const;
  void write_out(const frame& closed, const v1_entries& entries, const arrangement& by, bool is_dict);
  void rewrite(const frame& closed, const v1_entries& entries, const arrangement& by, bool is_dict);
  bool give(const Value& x);
  bool give_items(std::span<const Value> items, pyon::opening bracket, pyon::closing what);
  bool give_set(const Set& elements);
  bool give_dict(const Dict& entries);
  bool give_ordered_dict(const Dict& entries);
  bool refuse(failure why);

  bool sorted_;
  std::string text_;
  pyon::text_sink sink_;
  std::vector<frame> open_;
  std::vector<std::size_t> starts_;  // of the entries of open dicts and sets
  std::size_t kept_ = 0;             // open brackets whose text cannot be passed on
  kind last_ = kind::none;           // of the value before
  std::int64_t last_integer_ = 0;    // its value, if that is so small
  bool last_is_small_ = false;
  pyon::dom_builder call_;
  std::size_t call_depth_ = 0;
  failure error_;
  v1_layout_writer out_;
};

}  // namespace sipyco::formats
