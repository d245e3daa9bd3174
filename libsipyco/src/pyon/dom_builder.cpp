// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/dom_builder.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/pyon/classes.hpp>
#include <sipyco/pyon/opaque.hpp>
#include "pyon/base64_data.hpp"
#include "value/relocate.hpp"

namespace sipyco::pyon {
namespace {

constexpr std::string_view hint_usage = "__jsonclass__ must be [name, [arguments]]";

}  // namespace

bool dom_builder::refuse(std::string_view message) {
  return fail(decode_failure(std::string(message), failure::no_offset));
}

/// A long list gets memory of its own before the stack grows for it.
void dom_builder::make_room() {
  constexpr std::size_t long_list = 1024;
  frame& top = frames_.back();
  const std::size_t inside = stack_.size() - top.base;
  if (top.split || inside < long_list || 2 * inside < stack_.size()) return stack_.grow();
  stack_.split(top.base);
  top.base = 0;
  top.split = true;
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
  (void)emplace(pair.items()[1]);
  ++frames_.back().pairs;
}

void dom_builder::special_key(std::string_view text) {
  frame& top = frames_.back();
  top.hint_follows = is_hint_key(text);
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
    case role::arguments: return stack_.size() == top.base && !top.shaped ? role_in_arguments() : role::plain;
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
    case known_class::nparray: return role::shape;
    default: return role::plain;
  }
}

bool dom_builder::open_special(opening bracket) {
  const role inner = inner_role();
  if (inner == role::arguments) return open_arguments(bracket);
  enter(inner, known_class::unknown);
  return true;
}

/// At the bracket behind a class's name.
bool dom_builder::open_arguments(opening bracket) {
  const std::string_view name = stack_.back().as_str();
  known_class which = find_class(name);
  if (which == known_class::unknown && known_ != nullptr && known_->find(name) != nullptr)
    which = known_class::registered;
  if (which == known_class::unknown) {
    if (!opaque_) return refuse("objects of class '" + std::string(name) + "' are not PYON decodable");
    enter(role::plain, which);
    return true;
  }
  if (bracket != opening::square) return refuse(hint_usage);
  enter(role::arguments, which);
  return true;
}

/// A str or bytes among arguments.
bool dom_builder::argument(std::string_view data, bool octets) {
  const frame& top = frames_.back();
  const std::size_t place = stack_.size() - top.base;
  if (!top.ready && holds_data(top.which) && place + 1 == arguments_of(top.which) + top.axes - 1)
    return data_argument(data);
  return push(octets ? Value::bytes(data) : Value::str_unchecked(data));
}

/// The last argument of an array, scalar or bytes is decoded where it lies; what is made takes the place of all.
bool dom_builder::data_argument(std::string_view data) {
  frame& top = frames_.back();
  result<Value> made = decode_data(top, data);
  stack_.destroy_from(top.base);
  top.ready = true;
  return push(std::move(made));
}

result<Value> dom_builder::decode_data(const frame& top, std::string_view data) {
  if (top.which == known_class::bytes) return decode_bytes(data, limits_);
  const std::span<const Value> before = items_of(top);
  if (top.which == known_class::npscalar) return decode_scalar(before.front(), data, limits_);
  // A typed tuple of v2 was made before it was seen to be a shape.
  const bool is_tuple = !top.shaped && before.front().is_sequence();
  return decode_array(is_tuple ? before.front().items() : before.first(top.axes), before.back(), data, limits_);
}

bool dom_builder::close(closing what, std::size_t count) {
  const frame closed = frames_.back();
  frames_.pop_back();
  role_ = frames_.back().what;
  if (closed.what != role::plain) return close_special(closed, what, count);
  if (what == closing::group) return true;
  return close_plain(what, closed);
}

/// Makes a container of what a bracket held, which it takes over.
bool dom_builder::close_plain(closing what, const frame& closed) {
  if (closed.split && (what == closing::list || what == closing::tuple))
    return emplace(stack_.unsplit_as(what == closing::list ? kind::list : kind::tuple));
  const std::span<Value> items = items_of(closed);
  result<Value> made = what == closing::list    ? relocate_list(items.data(), items.size())
                       : what == closing::tuple ? relocate_tuple(items.data(), items.size())
                       : what == closing::set   ? make_set(items)
                                                : make_dict(items);
  if (!made) return fail(std::move(made.error()));
  stack_.forget_from(closed.base);
  if (closed.split) stack_.unsplit();
  return emplace(std::move(*made));
}

/// Takes what a bracket held off the stack; `by` was made from it.
result<Value> dom_builder::replace(const frame& closed, result<Value> by) {
  drop(closed);
  return by;
}

bool dom_builder::close_special(const frame& closed, closing what, std::size_t count) {
  switch (closed.what) {
    case role::hinted: return close_hinted(closed);
    case role::hint: return close_hint(closed);
    case role::arguments: return close_arguments(closed);
    case role::tuple_items: return close_plain(closing::tuple, closed);
    case role::set_items: return close_plain(closing::set, closed);
    case role::pair: return close_pair(closed, what);
    case role::shape: return close_shape(closed, what);
    default: break;
  }
  if (what == closing::group) return true;
  if (closed.pairs != count || items_of(closed).size() != 2 * count) return refuse("the items of a dict must be pairs");
  return close_plain(closing::dict, closed);
}

bool dom_builder::close_arguments(const frame& closed) {
  std::span<Value> arguments = items_of(closed);
  if (closed.which == known_class::registered) {
    frames_.back().ready = true;
    const std::string name(stack_.from(frames_.back().base)[0].as_str());
    return push_item(replace(closed, construct_registered(name, arguments)));
  }
  if (holds_data(closed.which) && !closed.ready) arguments = {};
  frames_.back().ready = frames_.back().what == role::hint;
  return push_item(replace(closed, construct(closed.which, arguments)));
}

result<Value> dom_builder::construct_registered(const std::string& name, std::span<const Value> arguments) const {
  try {
    return known_->find(name)->decode(arguments);
  } catch (const Error& error) {
    return decode_failure(error.what(), failure::no_offset);
  }
}

/// The value that a hint stands for takes its place.
bool dom_builder::close_hint(const frame& closed) {
  const std::span<Value> items = items_of(closed);
  const bool kept = opaque_ && !closed.ready && items.size() == 2 && items[0].is_str() &&
                    find_class(items[0].as_str()) == known_class::unknown &&
                    (known_ == nullptr || known_->find(items[0].as_str()) == nullptr);
  if ((!closed.ready && !kept) || items.size() != 2) return refuse(hint_usage);
  Value made = kept ? Value::make_extension<opaque>(std::string(items[0].as_str()), std::move(items[1]))
                    : std::move(stack_.back());
  drop(closed);
  frames_.back().ready = true;
  return emplace(std::move(made));
}

/// Of an object with a hint only the hint counts, the last one if there are several.
bool dom_builder::close_hinted(const frame& closed) {
  if (!closed.ready) return refuse(hint_usage);
  const std::span<Value> items = items_of(closed);
  std::size_t last = items.size() - 2;
  while (!items[last].is_str() || !is_hint_key(items[last].as_str())) last -= 2;
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

/// The lengths stay on the stack, where the array takes them.
bool dom_builder::close_shape(const frame& closed, closing what) {
  if (what == closing::set || what == closing::dict) return refuse("the shape of an array must be a tuple of lengths");
  const std::size_t axes = items_of(closed).size();
  if (axes > max_axes) return fail(too_many_axes(axes));
  frames_.back().axes = axes;
  frames_.back().shaped = true;
  return true;
}

}  // namespace sipyco::pyon
