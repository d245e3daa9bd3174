// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/dom_builder.hpp"

#include "pyon/base64_data.hpp"

namespace sipyco::pyon {

bool dom_builder::refuse(std::string_view message) {
  return fail(decode_failure(std::string(message), failure::no_offset));
}

bool dom_builder::push_item(result<Value> x) {
  if (!push(std::move(x))) return false;
  if (role_ == role::pairs) unpack_pair();
  return true;
}

/// A pair that came in another form than a bracket of its own.
void dom_builder::unpack_pair() {
  if (!stack_.back().is_sequence() || stack_.back().items().size() != 2) return;
  const Value pair = std::move(stack_.back());
  stack_.back() = pair.items()[0];
  stack_.push_back(pair.items()[1]);
  ++frames_.back().pairs;
}

bool dom_builder::key() {
  switch (stack_.back().kind()) {
    case kind::list:
    case kind::set:
    case kind::dict:
    case kind::ordered_dict:
    case kind::slice:
    case kind::ndarray:
      return refuse("a " + std::string(type_name(stack_.back())) + " cannot be a key: it is not hashable");
    default: return true;
  }
}

void dom_builder::special_key(std::string_view text) {
  frame& top = frames_.back();
  top.hint_follows = text == "__jsonclass__";
  if (!top.hint_follows) return;
  top.what = role_ = role::hinted;
  top.ready = false;
}

/// What an opening bracket is for, in one that is not plain.
dom_builder::role dom_builder::inner_role() const {
  const frame& top = frames_.back();
  switch (role_) {
    case role::hinted: return top.hint_follows ? role::hint : role::plain;
    case role::hint: return stack_.size() == top.base + 1 && stack_.back().is_str() ? role::arguments : role::plain;
    case role::arguments: return stack_.size() == top.base ? role_in_arguments() : role::plain;
    case role::pairs: return role::pair;
    default: return role::plain;
  }
}

dom_builder::role dom_builder::role_in_arguments() const {
  switch (frames_.back().which) {
    case known_class::tuple: return role::tuple_items;
    case known_class::set: return role::set_items;
    case known_class::dict:
    case known_class::ordered_dict: return role::pairs;
    default: return role::plain;
  }
}

bool dom_builder::open_special() {
  const role inner = inner_role();
  known_class which = known_class::unknown;
  if (inner == role::arguments) {
    which = find_class(stack_.back().as_str());
    if (which == known_class::unknown)
      return refuse("objects of class '" + std::string(stack_.back().as_str()) + "' are not PYON decodable");
  }
  enter(inner, which);
  return true;
}

/// A str or bytes among arguments: the data of an array is decoded where it lies.
bool dom_builder::argument(std::string_view data, bool octets) {
  frame& top = frames_.back();
  const std::span<Value> before = items_of(top);
  if (data_argument(top.which) != before.size()) return push(octets ? Value::bytes(data) : Value::str_unchecked(data));
  top.ready = true;
  switch (top.which) {
    case known_class::nparray: return push(decode_array(before[0], before[1], data, limits_));
    case known_class::npscalar: return push(decode_scalar(before[0], data, limits_));
    default: return push(decode_bytes(data, limits_));
  }
}

bool dom_builder::close(closing what, std::size_t count) {
  const frame closed = frames_.back();
  frames_.pop_back();
  role_ = frames_.back().what;
  if (closed.what != role::plain) return close_special(closed, what, count);
  if (what == closing::group) return true;
  return push_item(replace(closed, make(what, items_of(closed))));
}

/// Takes what a bracket held off the stack; `by` was made from it.
result<Value> dom_builder::replace(const frame& closed, result<Value> by) {
  drop(closed);
  return by;
}

result<Value> dom_builder::make(closing what, std::span<Value> items) {
  switch (what) {
    case closing::list: return Value::list_of(items);
    case closing::tuple: return Value::tuple_of(items);
    case closing::set: return make_set(items);
    default: return make_dict(items);
  }
}

bool dom_builder::close_special(const frame& closed, closing what, std::size_t count) {
  const std::span<Value> items = items_of(closed);
  switch (closed.what) {
    case role::hinted: return close_hinted(closed);
    case role::hint: return close_hint(closed);
    case role::arguments: return close_arguments(closed);
    case role::tuple_items: return push(replace(closed, make(closing::tuple, items)));
    case role::set_items: return push(replace(closed, make(closing::set, items)));
    case role::pair: return close_pair(closed, what);
    default: break;
  }
  if (what == closing::group) return true;
  if (closed.pairs != count || items.size() != 2 * count) return refuse("the items of a dict must be pairs");
  return push(replace(closed, make(closing::dict, items)));
}

bool dom_builder::close_arguments(const frame& closed) {
  std::span<Value> arguments = items_of(closed);
  if (data_argument(closed.which) != SIZE_MAX && !closed.ready) arguments = {};
  frames_.back().ready = frames_.back().what == role::hint;
  return push_item(replace(closed, construct(closed.which, arguments)));
}

/// The value that a hint stands for takes its place.
bool dom_builder::close_hint(const frame& closed) {
  if (!closed.ready || items_of(closed).size() != 2) return refuse("__jsonclass__ must be [name, [arguments]]");
  Value made = std::move(stack_.back());
  drop(closed);
  frames_.back().ready = true;
  return push(std::move(made));
}

/// Of an object with a hint only the hint counts, the last one if there are several.
bool dom_builder::close_hinted(const frame& closed) {
  if (!closed.ready) return refuse("__jsonclass__ must be [name, [arguments]]");
  const std::span<Value> items = items_of(closed);
  std::size_t last = items.size() - 2;
  while (!items[last].is_str() || items[last].as_str() != "__jsonclass__") last -= 2;
  Value made = std::move(items[last + 1]);
  drop(closed);
  return push_item(std::move(made));
}

/// The two values stay on the stack, where the dict takes them.
bool dom_builder::close_pair(const frame& closed, closing what) {
  if (what == closing::group) {
    unpack_pair();
    return true;
  }
  if ((what != closing::list && what != closing::tuple) || items_of(closed).size() != 2)
    return refuse("the items of a dict must be pairs");
  ++frames_.back().pairs;
  return true;
}

}  // namespace sipyco::pyon
