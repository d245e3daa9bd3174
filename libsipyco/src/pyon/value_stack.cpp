// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/value_stack.hpp"

#include <cstring>

namespace sipyco::pyon {

value_stack::~value_stack() {
  destroy_from(0);
  for (part& below : below_) std::destroy_n(below.memory.begin(), below.used);
}

void value_stack::grow() {
  const std::size_t used = size();
  memory_.grow(2 * memory_.capacity());
  use(used);
}

void value_stack::split(std::size_t base) {
  const std::size_t moved = size() - base;
  items_memory own(2 * memory_.capacity());
  below_.reserve(below_.size() + 1);
  std::memcpy(static_cast<void*>(own.begin()), begin_ + base, moved * sizeof(Value));
  std::swap(own, memory_);
  below_.push_back({std::move(own), base});
  use(moved);
}

void value_stack::unsplit() {
  memory_ = std::move(below_.back().memory);
  const std::size_t used = below_.back().used;
  below_.pop_back();
  use(used);
}

Value value_stack::unsplit_as(kind which) {
  Value out = memory_.finish(which, size());
  unsplit();
  return out;
}

}  // namespace sipyco::pyon
