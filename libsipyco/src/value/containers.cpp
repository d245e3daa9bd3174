// SPDX-License-Identifier: LGPL-3.0-or-later
// What Value does as a list, tuple, dict or set.
#include <sipyco/base/error.hpp>
#include <sipyco/value/value.hpp>
#include "base/utf8.hpp"
#include "value/hash_table.hpp"
#include "value/message.hpp"
#include "value/nodes.hpp"

#include <algorithm>
#include <limits>
#include <memory>

namespace sipyco {

using access = value_access;

namespace {

/// Takes the items over into a new node of a list or tuple.
Value make_items(kind which, std::span<Value> items) {
  Value out = access::on_heap(which);
  items_node* node = items_node::make(items.size());
  std::uninitialized_move(items.begin(), items.end(), node->data());
  node->size = items.size();
  access::payload(out).items = node;
  return out;
}

Value copy_items(kind which, std::span<const Value> items) {
  std::vector<Value> copies(items.begin(), items.end());
  return make_items(which, copies);
}

/// A list's node for changing it, alone the list's and with room for `extra` more.
items_node& writable(Value& list, std::size_t extra) {
  items_node*& node = access::payload(list).items;
  const std::size_t needed = node->size + extra;
  if (!node->shared() && needed <= node->capacity) return *node;
  items_node* grown = items_node::make(extra ? std::max<std::size_t>({needed, node->size * 2, 4}) : needed);
  if (node->shared())
    std::uninitialized_copy_n(node->data(), node->size, grown->data());
  else
    std::uninitialized_move_n(node->data(), node->size, grown->data());
  grown->size = node->size;
  if (node->references.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy_container(node);
  node = grown;
  return *node;
}

/// Python's rule for indices: from the end when negative.
std::size_t resolve_index(const Value& key, std::size_t size, kind which) {
  const std::string name(kind_name(which));
  if (key.kind() != kind::integer && key.kind() != kind::boolean && key.kind() != kind::scalar)
    throw TypeError(name + " indices must be integers or slices, not " + std::string(type_name(key)));
  const Integer wanted = convert::to_integer(key);
  const Integer at = wanted.sign() < 0 ? wanted + Integer(size) : wanted;
  if (at.sign() < 0 || at >= Integer(size)) throw IndexError(name + " index out of range");
  return static_cast<std::size_t>(at.to_int64());
}

void require_list(const Value& x, std::string_view method) {
  if (x.kind() != kind::list)
    throw AttributeError("'" + std::string(type_name(x)) + "' object has no attribute '" + std::string(method) + "'");
}

}  // namespace

items_node* items_node::make(std::size_t capacity) {
  auto* out = new (allocate_node(sizeof(items_node) + capacity * sizeof(Value))) items_node;
  out->capacity = capacity;
  return out;
}

Value Value::list_of(std::span<Value> items) { return make_items(sipyco::kind::list, items); }
Value Value::tuple_of(std::span<Value> items) { return make_items(sipyco::kind::tuple, items); }
Value Value::list(std::initializer_list<Value> items) { return copy_items(sipyco::kind::list, items); }
Value Value::tuple(std::initializer_list<Value> items) { return copy_items(sipyco::kind::tuple, items); }

Value Value::set(std::initializer_list<Value> elements) {
  Set out;
  for (const auto& element : elements) out.add(element);
  return Value(std::move(out));
}

Value Value::dict(std::initializer_list<std::pair<Value, Value>> entries) {
  Dict out;
  for (const auto& [key, value] : entries) out.set(key, value);
  return Value(std::move(out));
}

Value Value::ordered_dict(Dict entries) {
  Value out(std::move(entries));
  out.kind_ = sipyco::kind::ordered_dict;
  return out;
}

std::span<const Value> Value::items() const {
  if (kind_ != sipyco::kind::tuple) require(sipyco::kind::list);
  return {payload_.items->data(), payload_.items->size};
}

std::span<Value> Value::mutable_items() {
  if (kind_ != sipyco::kind::tuple) require(sipyco::kind::list);
  items_node& node = writable(*this, 0);
  return {node.data(), node.size};
}

Dict& Value::mutable_dict() {
  (void)as_dict();
  return payload_.dict;
}

Set& Value::mutable_set() {
  (void)as_set();
  return payload_.set;
}

NDArray& Value::mutable_ndarray() {
  (void)as_ndarray();
  return payload_.array;
}

std::size_t Value::size() const {
  switch (kind_) {
    case sipyco::kind::str: return base::count_code_points(access::view(*this));
    case sipyco::kind::bytes: return access::view(*this).size();
    case sipyco::kind::tuple:
    case sipyco::kind::list: return payload_.items->size;
    case sipyco::kind::set: return payload_.set.size();
    case sipyco::kind::dict:
    case sipyco::kind::ordered_dict: return payload_.dict.size();
    case sipyco::kind::ndarray:
      if (payload_.array.ndim() == 0) throw TypeError("len() of unsized object");
      return payload_.array.shape()[0];
    default: throw TypeError("object of type '" + std::string(type_name(*this)) + "' has no len()");
  }
}

const Value& Value::at(const Value& key) const {
  if (is_dict()) return payload_.dict.at(key);
  if (!is_sequence()) throw TypeError("'" + std::string(type_name(*this)) + "' object is not subscriptable");
  return items()[resolve_index(key, payload_.items->size, kind_)];
}

const Value& Value::at_text(std::string_view key) const {
  if (!is_dict()) return at(Value(key));
  if (const Value* found = payload_.dict.find(key)) return *found;
  throw KeyError(brief(Value(key)));
}

Value& Value::operator[](const Value& key) {
  if (is_dict()) return payload_.dict[key];
  if (kind_ != sipyco::kind::list)
    throw TypeError("'" + std::string(type_name(*this)) + "' object does not support item assignment");
  const std::size_t at = resolve_index(key, payload_.items->size, kind_);
  return writable(*this, 0).data()[at];
}

bool Value::contains(const Value& key) const {
  if (is_dict()) return payload_.dict.contains(key);
  if (kind_ == sipyco::kind::set) return payload_.set.contains(key);
  if (!is_sequence()) throw TypeError("argument of type '" + std::string(type_name(*this)) + "' is not iterable");
  return std::ranges::find(items(), key) != items().end();
}

void Value::append(Value x) {
  require_list(*this, "append");
  items_node& node = writable(*this, 1);
  new (node.data() + node.size) Value(std::move(x));
  ++node.size;
}

void Value::insert(std::ptrdiff_t index, Value x) {
  require_list(*this, "insert");
  const auto size = static_cast<std::ptrdiff_t>(payload_.items->size);
  const auto at = std::clamp(index < 0 ? index + size : index, std::ptrdiff_t{0}, size);
  append(std::move(x));
  const auto all = mutable_items();
  std::rotate(all.begin() + at, all.end() - 1, all.end());
}

Value Value::pop(std::ptrdiff_t index) {
  require_list(*this, "pop");
  const auto size = static_cast<std::ptrdiff_t>(payload_.items->size);
  if (size == 0) throw IndexError("pop from empty list");
  const auto at = index < 0 ? index + size : index;
  if (at < 0 || at >= size) throw IndexError("pop index out of range");
  items_node& node = writable(*this, 0);
  const auto all = std::span(node.data(), node.size);
  std::rotate(all.begin() + at, all.begin() + at + 1, all.end());
  Value out = std::move(all.back());
  --node.size;
  return out;
}

bool truth(const Value& x) {
  switch (x.kind()) {
    case kind::none: return false;
    case kind::boolean: return x.as_bool();
    case kind::integer: return x.as_integer().sign() != 0;
    case kind::floating: return x.as_float() != 0;
    case kind::complex: return x.as_complex() != 0.0;
    case kind::fraction: return x.numerator().sign() != 0;
    case kind::scalar: return truth(x.as_scalar().item());
    case kind::slice:
    case kind::extension: return true;
    case kind::ndarray:
      if (x.as_ndarray().size() == 1) return truth(x.as_ndarray().item(0));
      if (x.as_ndarray().size() == 0) return false;
      throw ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()");
    default: return x.size() != 0;
  }
}

}  // namespace sipyco
