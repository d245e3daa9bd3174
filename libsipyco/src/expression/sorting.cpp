// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/sorting.hpp"

#include "expression/comparison.hpp"

#include <algorithm>

namespace sipyco::expression {

void sort(context& where, std::vector<Value>& items, const Value* key, bool reverse) {
  struct keyed {
    Value key, item;
  };
  std::vector<keyed> all;
  where.spending().allocate(items.size(), 2 * sizeof(keyed));
  all.reserve(items.size());
  for (const Value& item : items) all.push_back({key ? where.call(*key, {item}) : item, item});
  // Reversed twice, so that equal items keep their order.
  if (reverse) std::ranges::reverse(all);
  std::stable_sort(all.begin(), all.end(), [&](const keyed& a, const keyed& b) {
    where.step();
    return less_than(where, a.key, b.key);
  });
  if (reverse) std::ranges::reverse(all);
  std::ranges::transform(all, items.begin(), [](keyed& x) { return std::move(x.item); });
}

}  // namespace sipyco::expression
