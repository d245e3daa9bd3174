// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/nested.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>

#include <algorithm>

namespace sipyco::expression {

namespace {

constexpr std::size_t max_nesting = max_value_depth / 2;

[[noreturn]] void fail() { throw LimitError("objects inside each other", "max_value_depth", max_nesting); }

/// Values that share parts can be of more parts than there is time to look at.
constexpr std::size_t max_parts = 20'000'000;

struct walk {
  std::size_t depth_left = max_value_depth;
  std::size_t* parts_left;
  [[nodiscard]] walk inside() const {
    if (depth_left == 0) fail();
    if ((*parts_left)-- == 0) throw LimitError("parts of an object", "max_parts", max_parts);
    return {depth_left - 1, parts_left};
  }
};

std::size_t nesting_within(const Value& x, walk at);

template <class Items>
std::size_t deepest(const Items& items, walk at) {
  std::size_t out = 0;
  for (const Value& item : items) out = std::max(out, nesting_within(item, at));
  return out + 1;
}

std::size_t nesting_within(const Value& x, walk at) {
  switch (x.kind()) {
    case kind::list:
    case kind::tuple: return deepest(x.items(), at.inside());
    case kind::set: return deepest(x.as_set(), at.inside());
    case kind::slice: return deepest(x.slice_parts(), at.inside());
    case kind::dict:
    case kind::ordered_dict: {
      std::size_t out = 0;
      for (const auto& [key, value] : x.as_dict())
        out = std::max({out, nesting_within(key, at.inside()), nesting_within(value, at.inside())});
      return out + 1;
    }
    case kind::extension: {
      const auto* held = dynamic_cast<const nested*>(&x.as_extension());
      return held ? held->depth() : 0;
    }
    default: return 0;
  }
}

}  // namespace

std::size_t nesting_of(const Value& x) {
  std::size_t parts = max_parts;
  return nesting_within(x, {.parts_left = &parts});
}

void charge_parts(budget& spending, const Value& x, std::size_t depth) {
  if (depth == 0) throw LimitError("containers inside each other", "max_value_depth", max_value_depth);
  switch (x.kind()) {
    case kind::list:
    case kind::tuple:
      spending.step(x.items().size());
      for (const Value& item : x.items()) charge_parts(spending, item, depth - 1);
      break;
    case kind::dict:
    case kind::ordered_dict:
      spending.step(x.as_dict().size());
      for (const auto& [key, value] : x.as_dict()) {
        charge_parts(spending, key, depth - 1);
        charge_parts(spending, value, depth - 1);
      }
      break;
    default: break;
  }
}

void nested::hold(std::initializer_list<const Value*> held) {
  for (const Value* x : held) hold_depth(nesting_of(*x));
}

void nested::hold_depth(std::size_t depth) {
  if (depth >= max_nesting) fail();
  depth_ = std::max(depth_, depth + 1);
}

}  // namespace sipyco::expression
