// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <cstddef>
#include <utility>

/// Containers from Values that lie side by side in raw memory, for decoders. The Values are moved as bytes: afterwards
/// the memory holds none, and must not be destroyed. After an exception it still holds all.
namespace sipyco {

[[nodiscard]] Value relocate_list(Value* items, std::size_t count);
[[nodiscard]] Value relocate_tuple(Value* items, std::size_t count);

/// From keys and values in turn; of equal keys the first has the place and the last the value, as in Python's displays.
/// Throws TypeError when a key cannot be hashed.
[[nodiscard]] Value relocate_dict(Value* keys_and_values, std::size_t entries);

/// Raw memory for the items of a list or tuple to come, which becomes the list's own. Holds no Values by itself.
class items_memory {
 public:
  explicit items_memory(std::size_t capacity);
  items_memory(items_memory&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
  items_memory& operator=(items_memory&& other) noexcept {
    std::swap(node_, other.node_);
    return *this;
  }
  ~items_memory();

  [[nodiscard]] Value* begin() const noexcept;
  [[nodiscard]] std::size_t capacity() const noexcept;
  /// Moves what is in it as bytes.
  void grow(std::size_t capacity);
  /// The list or tuple of the first `count` items, all of which must have been made; it keeps the room behind them.
  [[nodiscard]] Value finish(kind which, std::size_t count);

 private:
  items_node* node_;
};

}  // namespace sipyco
