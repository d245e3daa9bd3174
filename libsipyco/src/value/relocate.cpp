// SPDX-License-Identifier: LGPL-3.0-or-later
#include "value/relocate.hpp"

#include "value/hash_table.hpp"
#include "value/nodes.hpp"

#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace sipyco {
namespace {

using access = value_access;

Value relocate_items(kind which, Value* items, std::size_t count) {
  items_node* const node = items_node::make(count);
  if (count != 0) std::memcpy(static_cast<void*>(node->data()), items, count * sizeof(Value));
  node->size = count;
  Value out = access::on_heap(which);
  access::payload(out).items = node;
  return out;
}

/// Kind, form, and the first characters of a short str.
std::uint64_t first_word(const Value& x) {
  std::uint64_t out = 0;
  std::memcpy(&out, &x, sizeof out);
  return out;
}

/// Most str differ in their first word; where they do not, they are equal or long.
bool are_equal_keys(const Value& a, const Value& b) {
  if (a.is_str() && b.is_str() && first_word(a) != first_word(b)) return false;
  return equal_keys(a, b);
}

bool repeats_flat(const dict_entry* entries, std::size_t count) {
  for (std::size_t i = 1; i < count; ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (are_equal_keys(entries[k].key, entries[i].key)) return true;
  return false;
}

/// The same for keys all of which are str.
bool repeats_text(const dict_entry* entries, std::size_t count) {
  for (std::size_t i = 1; i < count; ++i) {
    const std::uint64_t word = first_word(entries[i].key);
    for (std::size_t k = 0; k < i; ++k)
      if (first_word(entries[k].key) == word && equal_keys(entries[k].key, entries[i].key)) return true;
  }
  return false;
}

/// Fills the index until a key comes a second time.
bool repeats_indexed(dict_node& node, std::size_t count) {
  const dict_entry* const entries = node.slots();
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t hashed = hash(entries[i].key);
    std::size_t at = hashed & node.index_mask;
    for (; node.index[at] != 0; at = (at + 1) & node.index_mask) {
      const std::uint64_t other = node.index[at];
      if (other >> 32 == hashed >> 32 && are_equal_keys(entries[(other & 0xffffffff) - 1].key, entries[i].key))
        return true;
    }
    node.index[at] = (hashed >> 32 << 32) | (i + 1);
  }
  return false;
}

/// With repeated keys the entries are put in one by one.
Value insert_dict(Value* keys_and_values, std::size_t entries) {
  Dict out;
  for (std::size_t i = 0; i < 2 * entries; i += 2)
    out.set(std::move(keys_and_values[i]), std::move(keys_and_values[i + 1]));
  std::destroy_n(keys_and_values, 2 * entries);
  return Value(std::move(out));
}

}  // namespace

Value relocate_list(Value* items, std::size_t count) { return relocate_items(kind::list, items, count); }
Value relocate_tuple(Value* items, std::size_t count) { return relocate_items(kind::tuple, items, count); }

Value relocate_dict(Value* keys_and_values, std::size_t entries) {
  static_assert(sizeof(dict_entry) == 2 * sizeof(Value));
  if (entries == 0) return Value(Dict());
  bool all_text = true;
  for (std::size_t i = 0; i < entries; ++i) {
    if (keys_and_values[2 * i].is_str()) continue;
    all_text = false;
    require_hashable(keys_and_values[2 * i]);
  }
  // Until it says how many slots are used, the node does not own them.
  intrusive_ptr<dict_node> node = table::make<dict_node>(entries);
  std::memcpy(static_cast<void*>(node->slots()), keys_and_values, entries * sizeof(dict_entry));
  if (node->index ? repeats_indexed(*node, entries)
      : all_text  ? repeats_text(node->slots(), entries)
                  : repeats_flat(node->slots(), entries))
    return insert_dict(keys_and_values, entries);
  node->size = node->used = entries;
  Value out = access::on_heap(kind::dict);
  new (&access::payload(out).dict) intrusive_ptr<dict_node>(std::move(node));
  return out;
}

items_memory::items_memory(std::size_t capacity) : node_(items_node::make(capacity)) {}

items_memory::~items_memory() { free_node(node_); }

Value* items_memory::begin() const noexcept { return node_->data(); }
std::size_t items_memory::capacity() const noexcept { return node_->capacity; }

void items_memory::grow(std::size_t capacity) {
  void* const moved = std::realloc(static_cast<void*>(node_), sizeof(items_node) + capacity * sizeof(Value));
  if (moved == nullptr) throw std::bad_alloc();
  node_ = static_cast<items_node*>(moved);
  node_->capacity = capacity;
}

Value items_memory::finish(kind which, std::size_t count) {
  node_->size = count;
  Value out = access::on_heap(which);
  access::payload(out).items = std::exchange(node_, nullptr);
  return out;
}

}  // namespace sipyco
