// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/events.hpp>
#include <sipyco/value/value.hpp>
#include "pyon/known_class.hpp"
#include "pyon/value_stack.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace sipyco::pyon {

/// Makes the value of a document from a reader's events: what is read goes onto a stack, and at the end of a container
/// its items are taken off and it is made, once.
///
/// What is inside `__jsonclass__` and calls is made into what it becomes at once: an array's data is decoded where it
/// lies in the text, the pairs of a dict are no lists.
class dom_builder {
 public:
  explicit dom_builder(const decode_options& options)
      : limits_(options.limits), known_(options.known), opaque_(options.opaque) {
    frames_.push_back({});
  }

  /// The document's value, after the last event; then events of another one may follow.
  [[nodiscard]] Value take() {
    Value out = std::move(stack_.back());
    stack_.forget_from(stack_.size() - 1);
    return out;
  }

  bool null() { return emplace(); }
  bool boolean(bool x) { return emplace(x); }
  bool integer(std::int64_t x) { return emplace(x); }
  bool big_integer(const Integer& x) { return emplace(x); }
  bool floating(double x) { return emplace(x); }
  bool complex(double real, double imaginary) { return emplace(std::complex<double>(real, imaginary)); }
  bool str(std::string_view text) {
    if (role_ == role::arguments) [[unlikely]]
      return argument(text, false);
    return emplace(Value::str_unchecked(text));
  }
  bool bytes(std::string_view octets) {
    if (role_ == role::arguments) return argument(octets, true);
    return emplace(Value::bytes(octets));
  }
  bool open(opening bracket) {
    if (role_ != role::plain) [[unlikely]]
      return open_special(bracket);
    enter(role::plain, known_class::unknown);
    return true;
  }
  bool call(constructor which) {
    enter(role::arguments, class_of(which));
    return true;
  }
  bool key() { return may_be_key(stack_.back().kind()) || fail(unhashable_key(type_name(stack_.back()))); }
  /// The key of an object of v2.
  bool text_key(std::string_view text) {
    if (role_ != role::plain || is_hint_key(text)) [[unlikely]]
      special_key(text);
    return emplace(Value::str_unchecked(text));
  }
  bool close(closing what, std::size_t count);

  /// What was read last, a scalar or what a bracket became.
  [[nodiscard]] const Value& last() const { return stack_.back(); }
  /// Forgets it.
  void drop_last() { stack_.destroy_from(stack_.size() - 1); }

  [[nodiscard]] const failure& stopped() const noexcept { return error_; }

 private:
  /// What a bracket is for, when it is not just a container.
  enum class role : std::uint8_t {
    plain,
    hinted,     // an object that has the key __jsonclass__
    hint,       // [name, arguments]
    arguments,  // of a class or call
    shape,      // the lengths of an array's axes
    tuple_items,
    set_items,
    pairs,  // the items of a dict
    pair,
  };
  struct frame {
    std::size_t base = 0;   // size of the stack at the opening bracket
    std::size_t pairs = 0;  // of a role::pairs, how many came
    std::size_t axes = 1;   // of an array's arguments, how many lengths its shape has
    role what = role::plain;
    known_class which = known_class::unknown;
    bool hint_follows = false;  // the key before was __jsonclass__
    bool ready = false;         // what the role is about was found and made
    bool split = false;         // its items have memory of their own
    bool shaped = false;        // of an array's arguments: `axes` was read from a bracket
  };

  template <class... Args>
  bool emplace(Args&&... args) {
    if (stack_.full()) [[unlikely]]
      make_room();
    stack_.emplace(std::forward<Args>(args)...);
    return true;
  }
  bool push(result<Value> x) { return x ? emplace(std::move(*x)) : fail(x.error()); }
  /// Pushes what took the place of several values, an item of the innermost bracket.
  bool push_item(result<Value> x);
  void unpack_pair();
  [[gnu::noinline]] void make_room();
  bool fail(failure why) {
    error_ = std::move(why);
    return false;
  }
  bool refuse(std::string_view message);
  void enter(role what, known_class which) {
    frames_.push_back({.base = stack_.size(), .what = what, .which = which});
    role_ = what;
  }
  [[nodiscard]] role inner_role() const;
  [[nodiscard]] role role_in_arguments() const;
  bool open_special(opening bracket);
  bool open_arguments(opening bracket);
  bool argument(std::string_view data, bool octets);
  bool data_argument(std::string_view data);
  result<Value> decode_data(const frame& top, std::string_view data);
  void special_key(std::string_view text);
  bool close_special(const frame& closed, closing what, std::size_t count);
  bool close_arguments(const frame& closed);
  bool close_hint(const frame& closed);
  result<Value> construct_registered(const std::string& name, std::span<const Value> arguments) const;
  bool close_hinted(const frame& closed);
  bool close_pair(const frame& closed, closing what);
  bool close_shape(const frame& closed, closing what);
  [[nodiscard]] std::span<Value> items_of(const frame& bracket) { return stack_.from(bracket.base); }
  void drop(const frame& closed) {
    stack_.destroy_from(closed.base);
    if (closed.split) stack_.unsplit();
  }
  bool close_plain(closing what, const frame& closed);
  result<Value> replace(const frame& closed, result<Value> by);

  decode_limits limits_;
  const classes* known_;
  bool opaque_;  // what is of an unknown class is kept
  value_stack stack_;
  std::vector<frame> frames_;  // the first is the document
  role role_ = role::plain;    // that of the last frame
  failure error_;
};

}  // namespace sipyco::pyon
