// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <sipyco/sync_struct/mod.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::sync_struct {

struct notifier_state;

/// A place inside a Notifier's structure, for changing what is there: Python's `notifier[key]`.
///
/// Each change throws what Python would (IndexError, KeyError, TypeError, ...), and EncodeError, naming the place, for
/// a value that a publisher of the structure could not send. Then nothing has changed. All may be called by any thread.
class NotifierItem {
 public:
  /// A place in the container that is here, whether it exists or not.
  [[nodiscard]] NotifierItem operator[](Value key) const;

  /// Stores a value in this place (Python: `notifier[key] = value`).
  void operator=(Value value) const;
  NotifierItem(const NotifierItem&) = default;  ///< The same place of the same structure.
  NotifierItem& operator=(const NotifierItem&) = delete;
  ~NotifierItem() = default;
  /// Deletes this place from the list or dict that it is in (Python: `del notifier[key]`).
  void erase() const;
  /// Appends to the list in this place.
  void append(Value x) const;
  /// Inserts into the list in this place.
  void insert(std::ptrdiff_t index, Value x) const;
  /// Removes an item of the list in this place, and returns it.
  Value pop(std::ptrdiff_t index = -1) const;
  /// Removes the entry of the dict in this place, and returns its value (Python: `notifier.pop(key)`).
  Value pop_key(Value key) const;

  /// A snapshot of what is here. Throws as Python's `[]`.
  [[nodiscard]] Value raw_view() const;

 private:
  friend class Notifier;
  NotifierItem(std::shared_ptr<notifier_state> state, std::vector<Value> path)
      : state_(std::move(state)), path_(std::move(path)) {}
  void change(Mod mod) const;

  std::shared_ptr<notifier_state> state_;
  std::vector<Value> path_;
};

/// Python's `Notifier`: a structure whose changes a Publisher sends to its subscribers.
///
///     Notifier datasets{Value::dict()};
///     datasets["counts"] = Value::list();
///     datasets["counts"].append(42);
///
/// A Notifier is a handle: its copies are the same structure, which at most one publisher publishes. It may be used by
/// any thread; the order of the changes is that in which they are made.
class Notifier {
 public:
  explicit Notifier(Value structure = Value::dict());  ///< The structure as it begins: a dict, list or array.

  /// A place in the structure, whether it exists or not.
  [[nodiscard]] NotifierItem operator[](Value key) const { return root()[std::move(key)]; }
  /// Where the structure itself is a list or dict; see NotifierItem.
  void append(Value x) const { root().append(std::move(x)); }
  /// Where the structure itself is a list.
  void insert(std::ptrdiff_t index, Value x) const { root().insert(index, std::move(x)); }
  Value pop(std::ptrdiff_t index = -1) const { return root().pop(index); }   ///< Where the structure itself is a list.
  Value pop_key(Value key) const { return root().pop_key(std::move(key)); }  ///< Where the structure itself is a dict.

  /// Carries out any modification; `init` replaces the structure, and subscribers get it anew.
  void apply(Mod mod) const;

  /// A snapshot of the structure, taken in constant time.
  [[nodiscard]] Value raw_view() const;

 private:
  friend struct notifier_access;
  [[nodiscard]] NotifierItem root() const { return {state_, {}}; }

  std::shared_ptr<notifier_state> state_;
};

/// Python's `update_from_dict`: makes the notifier's dict equal to `source` by deleting, adding and replacing entries
/// of the dict itself; what is equal is not sent.
void update_from_dict(const Notifier& target, const Value& source);

}  // namespace sipyco::sync_struct
