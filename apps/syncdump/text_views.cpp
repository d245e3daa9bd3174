// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/text_views.hpp"

namespace sipyco::syncdump {

using sync_struct::ModAction;

namespace {

// More than this is a reader that does not keep up.
constexpr std::size_t worth_waiting_for = std::size_t{1} << 20;

bool is_first_structure(const event& happened) {
  return !happened.is_message && happened.mod.action == ModAction::init && !happened.resync;
}

}  // namespace

bool once_view::show(const event& happened) {
  if (layout_.pattern)
    out_.put(formatted(happened, layout_));
  else
    out_.put(formatted(happened.mod.value, layout_));
  return false;
}

void event_view::put(const event& happened) {
  out_.put(formatted(happened, given_.shown_as));
  ++shown_;
}

bool event_view::show(const event& happened) {
  if (given_.updates_only && is_first_structure(happened)) return true;
  last_.sequence = happened.sequence;
  last_.source = happened.source;
  last_.is_message = happened.is_message;
  if (dropped_) return true;
  put(happened);
  if (given_.count && shown_ >= *given_.count) return false;
  if (out_.waiting() > max_waiting_) {
    out_.drop();
    dropped_ = true;
  }
  return true;
}

void event_view::drained() {
  if (!dropped_) return;
  dropped_ = false;
  if (last_.is_message) return;  // what was missed cannot be shown
  event again = last_;
  again.mod = {ModAction::init, {}, {}, now_()};
  again.time = std::chrono::system_clock::now();
  again.resync = true;
  put(again);
}

bool state_view::show(const event& happened) {
  if (given_.updates_only && is_first_structure(happened)) return true;
  if (pausing_ || out_.waiting() > worth_waiting_for)
    pending_ = true;
  else
    put();
  return !given_.count || shown_ < *given_.count;
}

void state_view::drained() {
  if (pending_ && !pausing_) put();
}

void state_view::put() {
  pending_ = false;
  out_.put(formatted(now_(), given_.shown_as));
  ++shown_;
  if (!given_.interval) return;
  pausing_ = true;
  pause_.expires_after(*given_.interval);
  pause_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    pausing_ = false;
    drained();
  });
}

}  // namespace sipyco::syncdump
