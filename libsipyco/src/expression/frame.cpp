// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/frame.hpp"

#include "expression/nested.hpp"

#include <algorithm>

namespace sipyco::expression {

Value* frame::find(std::string_view name) noexcept {
  for (frame* at = this; at; at = at->outer_.get())
    for (auto& [key, value] : at->variables_)
      if (key == name) return &value;
  return nullptr;
}

void frame::set(std::string_view name, Value x) {
  if (captured_) static_cast<void>(nesting_of(x));
  for (auto& [key, value] : variables_) {
    if (key != name) continue;
    value = std::move(x);
    return;
  }
  variables_.emplace_back(name, std::move(x));
}

bool frame::has_own(std::string_view name) const noexcept {
  return std::ranges::any_of(variables_, [&](const auto& variable) { return variable.first == name; });
}

frame& frame::owner_of_assignments() noexcept {
  frame* at = this;
  while (at->comprehension_ && at->outer_) at = at->outer_.get();
  return *at;
}

std::size_t frame::capture() {
  std::size_t depth = 0;
  for (frame* at = this; at; at = at->outer_.get()) {
    at->captured_ = true;
    for (const auto& [key, value] : at->variables_) depth = std::max(depth, nesting_of(value));
  }
  return depth;
}

frame_keeper::~frame_keeper() {
  for (const auto& weak : frames_)
    if (const auto held = weak.lock()) held->clear();
}

void frame_keeper::drop_dead() {
  std::erase_if(frames_, [](const auto& weak) { return weak.expired(); });
  next_cleaning_ = 64 + 2 * frames_.size();
}

void frame_keeper::add(const frame_ptr& held) {
  if (frames_.size() >= next_cleaning_) drop_dead();
  frames_.push_back(held);
}

}  // namespace sipyco::expression
