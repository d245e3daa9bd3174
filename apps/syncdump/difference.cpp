// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/difference.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/formats/lines.hpp>
#include <sipyco/formats/path.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace sipyco::syncdump {

namespace {

bool is_nan(const Value& x) { return x.kind() == kind::floating && std::isnan(x.as_float()); }

bool same(const Value& a, const Value& b) { return a.kind() == b.kind() && (a == b || (is_nan(a) && is_nan(b))); }

class comparison {
 public:
  void compare(const Value& before, const Value& after) {
    if (before.kind() == after.kind() && before.is_dict()) return entries(before.as_dict(), after.as_dict());
    if (before.kind() == after.kind() && before.is_sequence()) return items(before.items(), after.items());
    if (same(before, after)) return;
    tell('-', before);
    tell('+', after);
  }
  void enter(const Value& step) { formats::append_step(place_, step); }
  void tell(char sign, const Value& x) { out_ += formats::to_lines(x, sign + place_); }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  template <class Act>
  void inside(const Value& step, Act act) {
    const auto outer = place_.size();
    enter(step);
    act();
    place_.resize(outer);
  }

  void entries(const Dict& before, const Dict& after) {
    for (const auto& [key, value] : before) {
      const Value* const now = after.find(key);
      inside(key, [&, &old = value] { now ? compare(old, *now) : tell('-', old); });
    }
    for (const auto& [key, value] : after)
      if (!before.contains(key)) inside(key, [&, &added = value] { tell('+', added); });
  }

  /// Items that came or went in one place leave those around them as they are.
  void items(std::span<const Value> before, std::span<const Value> after) {
    const auto less = std::min(before.size(), after.size());
    std::size_t head = 0, tail = 0;
    if (before.size() != after.size()) {
      while (head < less && same(before[head], after[head])) ++head;
      while (tail < less - head && same(before[before.size() - 1 - tail], after[after.size() - 1 - tail])) ++tail;
    }
    const auto both = less - head - tail;
    for (std::size_t i = head; i < head + both; ++i) inside(i, [&] { compare(before[i], after[i]); });
    for (std::size_t i = head + both; i < before.size() - tail; ++i) inside(i, [&] { tell('-', before[i]); });
    for (std::size_t i = head + both; i < after.size() - tail; ++i) inside(i, [&] { tell('+', after[i]); });
  }

  std::string place_;
  std::string out_;
};

std::optional<Value> item(const Value& of, const Value& key) {
  try {
    return get_item(of, key);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::string difference(const Value& before, const Value& after, std::span<const Value> place) {
  comparison out;
  std::optional<Value> old = before, now = after;
  for (const Value& step : place) {
    auto old_item = item(*old, step), item_now = item(*now, step);
    if (!old_item && !item_now) return {};
    out.enter(step);
    if (!old_item || !item_now) {
      old_item ? out.tell('-', *old_item) : out.tell('+', *item_now);
      return out.take();
    }
    old = std::move(old_item);
    now = std::move(item_now);
  }
  out.compare(*old, *now);
  return out.take();
}

}  // namespace sipyco::syncdump
