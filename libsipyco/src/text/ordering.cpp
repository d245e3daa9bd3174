// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/ordering.hpp"

#include <sipyco/value/compare.hpp>

#include <algorithm>
#include <cstddef>
#include <string>

namespace sipyco::text {
namespace {

/// Python's `str(type(x))` up to what all of them have in common.
std::string qualified_name(const Value& x) {
  const auto module = [&] {
    switch (x.kind()) {
      case kind::scalar:
      case kind::ndarray: return "numpy.";
      case kind::fraction: return "fractions.";
      case kind::ordered_dict: return "collections.";
      default: return "";
    }
  }();
  return module + std::string(type_name(x)) + "'";
}

/// One key and its place in the container.
template <class Item>
struct placed {
  const Value* key;
  std::size_t place;
  const Item* item;
};

template <class Item>
bool precedes(const placed<Item>& a, const placed<Item>& b) {
  if (const auto answer = less(*a.key, *b.key)) return *answer;
  const auto order = qualified_name(*a.key).compare(qualified_name(*b.key));
  return order != 0 ? order < 0 : a.place < b.place;
}

/// CPython's list.sort up to 63 items. Comparisons that contradict each other (NaN, a bool beside a complex number and
/// an int) leave an order that depends on the algorithm.
template <class Item>
void insertion_sort(std::vector<placed<Item>>& items) {
  std::size_t run = 2;
  const auto falls = [&](std::size_t i) { return precedes(items[i], items[i - 1]); };
  const bool falling = falls(1);
  while (run < items.size() && falls(run) == falling) ++run;
  const auto at = [&](std::size_t i) { return items.begin() + static_cast<std::ptrdiff_t>(i); };
  if (falling) std::reverse(at(0), at(run));
  for (; run < items.size(); ++run) {
    const auto place = std::upper_bound(at(0), at(run), items[run], precedes<Item>);
    std::rotate(place, at(run), at(run + 1));
  }
}

template <class Item>
std::vector<const Item*> sorted_items(std::vector<placed<Item>> items) {
  if (items.size() >= 64)
    std::stable_sort(items.begin(), items.end(), precedes<Item>);
  else if (items.size() > 1)
    insertion_sort(items);
  std::vector<const Item*> out;
  out.reserve(items.size());
  for (const auto& entry : items) out.push_back(entry.item);
  return out;
}

}  // namespace

std::vector<const Value*> repr_order(const Set& elements) {
  std::vector<const Value*> sorted, inserted;
  for (const auto& element : elements) inserted.push_back(&element);
  sorted = inserted;
  // A NaN has no place among others, and is not equal to itself.
  bool sortable = std::ranges::all_of(elements, [](const Value& x) { return x == x; });
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Value* a, const Value* b) {
    const auto answer = sortable ? less(*a, *b) : false;
    sortable = sortable && answer.has_value();
    return answer.value_or(false);
  });
  return sortable ? sorted : inserted;
}

std::vector<const Value*> pprint_order(const Set& elements) {
  std::vector<placed<Value>> items;
  for (const auto& element : elements) items.push_back({&element, items.size(), &element});
  return sorted_items(std::move(items));
}

std::vector<const dict_entry*> pprint_order(const Dict& entries) {
  std::vector<placed<dict_entry>> items;
  for (const auto& entry : entries) items.push_back({&entry.key, items.size(), &entry});
  return sorted_items(std::move(items));
}

}  // namespace sipyco::text
