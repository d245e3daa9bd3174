// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include <sipyco/value/node.hpp>

namespace sipyco {

class Value;
struct dict_entry;

/// Walks the live slots of a dict or set in insertion order.
template <class Slot>
class slot_iterator {
 public:
  /// @cond what the standard library asks of an iterator
  using value_type = Slot;
  using difference_type = std::ptrdiff_t;
  using iterator_category = std::forward_iterator_tag;
  using reference = const Slot&;
  using pointer = const Slot*;

  slot_iterator() noexcept = default;
  slot_iterator(const Slot* at, const Slot* end) noexcept : at_(at), end_(end) { skip(); }
  reference operator*() const noexcept { return *at_; }
  pointer operator->() const noexcept { return at_; }
  slot_iterator& operator++() noexcept {
    ++at_;
    skip();
    return *this;
  }
  slot_iterator operator++(int) noexcept { return std::exchange(*this, std::next(*this)); }
  friend bool operator==(const slot_iterator& a, const slot_iterator& b) noexcept { return a.at_ == b.at_; }
  /// @endcond

 private:
  void skip() noexcept;

  const Slot* at_ = nullptr;
  const Slot* end_ = nullptr;
};

/// Python's dict: keys by Python's equality (`1 == 1.0 == True`), in insertion order. A copy shares the entries until
/// one of the two is changed; pointers and iterators live until then.
class Dict {
 public:
  using iterator = slot_iterator<dict_entry>;  ///< Entries in insertion order.

  Dict() noexcept = default;

  [[nodiscard]] std::size_t size() const noexcept;                   ///< Without what was erased.
  [[nodiscard]] bool empty() const noexcept { return size() == 0; }  ///< Whether there is nothing in it.
  [[nodiscard]] iterator begin() const noexcept;                     ///< In insertion order.
  [[nodiscard]] iterator end() const noexcept;                       ///< Behind the last one.

  /// The value under `key`, or null. Throws TypeError when the key cannot be hashed.
  [[nodiscard]] const Value* find(const Value& key) const;
  /// The same for text, without making a Value of it.
  template <std::convertible_to<std::string_view> T>
  [[nodiscard]] const Value* find(const T& key) const {
    return find_text(key);
  }
  /// Throws TypeError when it cannot be hashed.
  [[nodiscard]] bool contains(const Value& key) const { return find(key) != nullptr; }
  /// Throws KeyError, whose message is the key's repr, as in Python.
  [[nodiscard]] const Value& at(const Value& key) const;

  /// An existing key keeps its place. Returns the value stored. Throws TypeError when the key cannot be hashed.
  Value& set(Value key, Value value);
  /// The value under `key`, made None first if there is none.
  Value& operator[](Value key);
  /// False when there was no such key.
  bool erase(const Value& key);
  void clear() noexcept { node_ = {}; }  ///< Copies keep what they have.
  void reserve(std::size_t entries);     ///< Makes room for so many, so that adding them moves nothing.

 private:
  friend class Value;
  [[nodiscard]] const Value* find_text(std::string_view key) const;

  intrusive_ptr<dict_node> node_;  // null while nothing was ever stored
};

/// Python's set, with a dict's rules for its elements. Equal when the elements are, whatever their order.
class Set {
 public:
  using iterator = slot_iterator<Value>;  ///< Elements in insertion order.

  Set() noexcept = default;

  [[nodiscard]] std::size_t size() const noexcept;                   ///< Without what was erased.
  [[nodiscard]] bool empty() const noexcept { return size() == 0; }  ///< Whether there is nothing in it.
  [[nodiscard]] iterator begin() const noexcept;                     ///< In insertion order.
  [[nodiscard]] iterator end() const noexcept;                       ///< Behind the last one.
  [[nodiscard]] bool contains(const Value& element) const;           ///< Throws TypeError when it cannot be hashed.
  /// False when it was there already. Throws TypeError when it cannot be hashed.
  bool add(Value element);
  bool erase(const Value& element);    ///< False when it was not there.
  void reserve(std::size_t elements);  ///< Makes room for so many, so that adding them moves nothing.

 private:
  friend class Value;
  intrusive_ptr<set_node> node_;
};

}  // namespace sipyco
