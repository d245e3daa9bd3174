// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/pyon/events.hpp>
#include "pyon/reader_core.hpp"

namespace sipyco::pyon {

/// What the readers of v1's tokens have in common.
template <class Handler>
class v1_values : public reader_core {
 protected:
  v1_values(Handler& handler, const decode_limits& limits) : reader_core(limits), handler_(handler) {}

  /// Whether what stands at `p` ends any value, so that no operator or further string belongs to it.
  [[nodiscard]] bool ends_value(const char* p) const noexcept {
    if (p == window_.end()) return window_.last();
    return *p == ',' || *p == ']' || *p == '}' || *p == ')' || *p == ':';
  }
  /// Counts a value that is about to be given.
  [[nodiscard]] bool take_element() noexcept {
    if (elements_left_ == 0) return false;
    --elements_left_;
    return true;
  }
  /// What to return after a call of the handler.
  const char* given(bool accepted, const char* next) {
    return accepted ? next : reject(handler_.stopped(), value_start_, failure::no_offset);
  }

  Handler& handler_;
  std::size_t value_start_ = 0;  // offset of the last value
};

}  // namespace sipyco::pyon
