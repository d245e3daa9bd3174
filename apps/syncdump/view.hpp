// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/event.hpp"

namespace sipyco::syncdump {

/// What is made of the modifications.
class view {
 public:
  view() = default;
  view(const view&) = delete;
  view& operator=(const view&) = delete;
  virtual ~view() = default;

  /// A modification came; `target` is the structure after it. False when there is nothing else to show.
  [[nodiscard]] virtual bool show(const event& happened, const Value& target) = 0;
};

}  // namespace sipyco::syncdump
