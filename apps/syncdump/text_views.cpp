// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/text_views.hpp"

namespace sipyco::syncdump {

bool once_view::show(const event&, const Value& target) {
  out_.put(formatted(target, format_));
  return false;
}

bool event_view::show(const event& happened, const Value&) {
  out_.put(formatted(record_of(happened), format_));
  return true;
}

bool state_view::show(const event&, const Value& target) {
  out_.put(formatted(target, format_));
  return true;
}

}  // namespace sipyco::syncdump
