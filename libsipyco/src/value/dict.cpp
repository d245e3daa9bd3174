// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/dict.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/value/value.hpp>
#include "value/hash_table.hpp"
#include "value/hashing.hpp"
#include "value/message.hpp"

namespace sipyco {

void retain(const dict_node* x) noexcept { x->references.fetch_add(1, std::memory_order_relaxed); }
void release(const dict_node* x) noexcept {
  if (x->references.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy_container(const_cast<dict_node*>(x));
}
void retain(const set_node* x) noexcept { x->references.fetch_add(1, std::memory_order_relaxed); }
void release(const set_node* x) noexcept {
  if (x->references.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy_container(const_cast<set_node*>(x));
}

void require_hashable(const Value& key) {
  if (key.kind() <= kind::bytes || key.kind() == kind::fraction || key.kind() == kind::scalar) return;
  (void)hash(key);
}

bool equal_keys(const Value& a, const Value& b) {
  if (a.is_str() && b.is_str()) return value_access::view(a) == value_access::view(b);
  return a == b;
}

std::size_t Dict::size() const noexcept { return node_ ? node_->size : 0; }

Dict::iterator Dict::begin() const noexcept {
  return node_ ? iterator(node_->slots(), node_->slots() + node_->used) : iterator();
}

Dict::iterator Dict::end() const noexcept {
  if (!node_) return {};
  const dict_entry* end = node_->slots() + node_->used;
  return {end, end};
}

const Value* Dict::find(const Value& key) const {
  const dict_entry* slot = table::find(node_.get(), key);
  return slot ? &slot->value : nullptr;
}

const Value* Dict::find_text(std::string_view key) const {
  const dict_entry* slot = table::find(
      node_.get(), [&] { return hash_text(key); },
      [&](const Value& other) {
        return other.is_str() ? value_access::view(other) == key
                              : other.kind() == kind::scalar && other == Value::str_unchecked(key);
      });
  return slot ? &slot->value : nullptr;
}

const Value& Dict::at(const Value& key) const {
  if (const Value* found = find(key)) return *found;
  throw KeyError(brief(key));
}

Value& Dict::set(Value key, Value value) {
  if (table::find(node_.get(), key)) {
    table::make_sole(node_);
    return table::find(node_.get(), key)->value = std::move(value);
  }
  return table::insert(node_, {std::move(key), std::move(value)}).value;
}

Value& Dict::operator[](Value key) {
  if (!table::find(node_.get(), key)) return table::insert(node_, {std::move(key), Value()}).value;
  table::make_sole(node_);
  return table::find(node_.get(), key)->value;
}

bool Dict::erase(const Value& key) { return table::erase(node_, key); }
void Dict::reserve(std::size_t entries) { table::reserve(node_, entries); }

std::size_t Set::size() const noexcept { return node_ ? node_->size : 0; }

Set::iterator Set::begin() const noexcept {
  return node_ ? iterator(node_->slots(), node_->slots() + node_->used) : iterator();
}

Set::iterator Set::end() const noexcept {
  if (!node_) return {};
  const Value* end = node_->slots() + node_->used;
  return {end, end};
}

bool Set::contains(const Value& element) const { return table::find(node_.get(), element) != nullptr; }

bool Set::add(Value element) {
  if (table::find(node_.get(), element)) return false;
  table::insert(node_, std::move(element));
  return true;
}

bool Set::erase(const Value& element) { return table::erase(node_, element); }
void Set::reserve(std::size_t elements) { table::reserve(node_, elements); }

}  // namespace sipyco
