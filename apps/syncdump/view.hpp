// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/event.hpp"

#include <functional>

namespace sipyco::syncdump {

/// The part of the structure that is looked at, as it is now.
using current_structure = std::function<Value()>;

/// What is made of the events.
class view {
 public:
  view() = default;
  view(const view&) = delete;
  view& operator=(const view&) = delete;
  virtual ~view() = default;

  /// An event came. False when there is nothing else to show.
  [[nodiscard]] virtual bool show(const event& happened) = 0;
  /// Everything that was to be written is written.
  virtual void drained() {}
  /// Nothing else will happen.
  virtual void finish() {}
  /// The connection is lost, or made again.
  virtual void connection(bool up) { (void)up; }
};

}  // namespace sipyco::syncdump
