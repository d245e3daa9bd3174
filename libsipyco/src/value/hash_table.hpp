// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

// The table behind Dict and Set: slots in insertion order; from nine on, an index from hashes to slots. An erased slot
// stays as a mark until the table grows.

#include "value/nodes.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>

namespace sipyco {

/// Throws TypeError when Python could not hash it.
void require_hashable(const Value& key);
[[nodiscard]] bool equal_keys(const Value& a, const Value& b);

inline const Value& key_of(const Value& slot) noexcept { return slot; }
inline const Value& key_of(const dict_entry& slot) noexcept { return slot.key; }
inline void erase_slot(Value& slot) noexcept { value_access::mark_erased(slot); }
inline void erase_slot(dict_entry& slot) noexcept {
  value_access::mark_erased(slot.key);
  slot.value = Value();
}

template <class Slot>
struct table_node : container_node {
  static constexpr std::size_t flat_slots = 8;

  explicit table_node(shape which) noexcept : container_node(which) {}

  std::size_t used = 0;  // slots filled or erased; `size` counts the filled ones
  // Each entry: the upper half of the hash, and the slot's number plus one. Absent up to `flat_slots`.
  std::uint64_t* index = nullptr;
  std::size_t index_mask = 0;

  [[nodiscard]] Slot* slots() noexcept { return reinterpret_cast<Slot*>(this + 1); }
  [[nodiscard]] const Slot* slots() const noexcept { return reinterpret_cast<const Slot*>(this + 1); }
  void destroy_slots() noexcept {
    delete[] index;
    std::destroy_n(slots(), used);
  }
  void add_to_index(std::size_t slot, std::uint64_t hashed) noexcept {
    std::size_t at = hashed & index_mask;
    while (index[at] != 0) at = (at + 1) & index_mask;
    index[at] = (hashed >> 32 << 32) | (slot + 1);
  }
};

struct dict_node : table_node<dict_entry> {
  dict_node() noexcept : table_node(shape::dict) {}
};
struct set_node : table_node<Value> {
  set_node() noexcept : table_node(shape::set) {}
};

namespace table {

template <class Node>
using slot_of = std::remove_pointer_t<decltype(std::declval<Node&>().slots())>;

/// The slot whose key `matches`, or null. `hashed` is called only where there is an index.
template <class Node, class Hash, class Match>
[[nodiscard]] slot_of<Node>* find(Node* node, Hash hashed, Match matches) {
  if (!node) return nullptr;
  auto* slots = node->slots();
  if (!node->index) {
    for (std::size_t i = 0; i < node->used; ++i)
      if (!is_erased(slots[i]) && matches(key_of(slots[i]))) return slots + i;
    return nullptr;
  }
  const std::uint64_t hash = hashed();
  for (std::size_t at = hash & node->index_mask; node->index[at] != 0; at = (at + 1) & node->index_mask) {
    if (node->index[at] >> 32 != hash >> 32) continue;
    auto* slot = slots + (node->index[at] & 0xffffffff) - 1;
    if (!is_erased(*slot) && matches(key_of(*slot))) return slot;
  }
  return nullptr;
}

template <class Node>
[[nodiscard]] slot_of<Node>* find(Node* node, const Value& key) {
  require_hashable(key);
  return find(
      node, [&] { return hash(key); }, [&](const Value& other) { return equal_keys(other, key); });
}

template <class Node>
[[nodiscard]] intrusive_ptr<Node> make(std::size_t capacity) {
  intrusive_ptr<Node> out(new (allocate_node(sizeof(Node) + capacity * sizeof(slot_of<Node>))) Node);
  out->capacity = capacity;
  if (capacity > Node::flat_slots) {
    out->index_mask = std::bit_ceil(capacity + capacity / 2) - 1;
    out->index = new std::uint64_t[out->index_mask + 1]();
  }
  return out;
}

/// A table of its own for the caller, with room for `capacity` slots and without erased ones.
template <class Node>
void rebuild(intrusive_ptr<Node>& node, std::size_t capacity) {
  intrusive_ptr<Node> out = make<Node>(capacity);
  const std::size_t used = node ? node->used : 0;
  const bool sole = node && !node->shared();
  for (std::size_t i = 0; i < used; ++i) {
    auto& slot = node->slots()[i];
    if (is_erased(slot)) continue;
    if (out->index) out->add_to_index(out->used, hash(key_of(slot)));
    auto* target = out->slots() + out->used++;
    ++out->size;
    if (sole)
      new (target) slot_of<Node>(std::move(slot));
    else
      new (target) slot_of<Node>(slot);
  }
  node = std::move(out);
}

template <class Node>
void make_sole(intrusive_ptr<Node>& node) {
  if (node && node->shared()) rebuild(node, node->capacity);
}

/// Adds a slot whose key is known to be absent and hashable.
template <class Node>
slot_of<Node>& insert(intrusive_ptr<Node>& node, slot_of<Node> slot) {
  if (!node || node->used == node->capacity) {
    const std::size_t live = node ? node->size : 0;
    rebuild(node, live < 4 ? 4 : live * 2);
  } else {
    make_sole(node);
  }
  if (node->index) node->add_to_index(node->used, hash(key_of(slot)));
  auto* target = new (node->slots() + node->used) slot_of<Node>(std::move(slot));
  ++node->used;
  ++node->size;
  return *target;
}

template <class Node>
bool erase(intrusive_ptr<Node>& node, const Value& key) {
  if (!find(node.get(), key)) return false;
  make_sole(node);
  erase_slot(*find(node.get(), key));
  if (--node->size == 0) node = {};
  return true;
}

template <class Node>
void reserve(intrusive_ptr<Node>& node, std::size_t slots) {
  if (slots > (node ? node->capacity : 0)) rebuild(node, slots);
}

}  // namespace table

}  // namespace sipyco
