// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/text_views.hpp"

#include "syncdump/array_text.hpp"
#include "syncdump/difference.hpp"

#include <sipyco/formats/lines.hpp>

namespace sipyco::syncdump {

using sync_struct::ModAction;

namespace {

// More than this is a reader that does not keep up.
constexpr std::size_t worth_waiting_for = std::size_t{1} << 20;

}  // namespace

bool once_view::show(const event& happened) {
  event whole = happened;
  if (!happened.is_message) whole.mod = {ModAction::init, {}, {}, now_()};
  if (given_.until && !given_.until->holds(whole.mod.value)) return true;
  out_.put(given_.shown_as.pattern ? formatted(whole, given_.shown_as) : formatted(whole.mod.value, given_.shown_as));
  return false;
}

bool difference_view::show(const event& happened) {
  if (is_first_structure(happened) && given_.updates_only) {
    before_ = now_();
    return true;
  }
  if (out_.waiting() > worth_waiting_for) {
    pending_ = true;
    return true;
  }
  const bool of_entry = happened.mod.action == ModAction::setitem || happened.mod.action == ModAction::delitem;
  auto place = happened.mod.path;
  if (of_entry) place.push_back(happened.mod.key);
  put(pending_ ? std::span<const Value>() : place);
  return !given_.count || shown_ < *given_.count;
}

void difference_view::drained() {
  if (pending_) put({});
}

void difference_view::put(std::span<const Value> place) {
  pending_ = false;
  Value now = now_();
  if (given_.shown_as.arrays == array_form::summary) now = without_arrays(now);
  const std::string lines = before_ ? difference(*before_, now, place) : formats::to_lines(now, "+");
  before_ = std::move(now);
  if (lines.empty()) return;
  out_.put(lines);
  ++shown_;
}

void event_view::put(const event& happened) {
  const std::string record = formatted(happened, given_.shown_as);
  if (record.empty()) return;  // it has nothing of what is shown
  out_.put(record);
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
  if (pausing_ || is_behind())
    pending_ = true;
  else
    put();
  return !given_.count || shown_ < *given_.count;
}

/// A file holds one state, so that none may wait behind another.
bool state_view::is_behind() const { return out_.waiting() > (given_.file ? 0 : worth_waiting_for); }

void state_view::drained() {
  if (pending_ && !pausing_) put();
}

void state_view::finish() {
  if (!pending_) return;
  if (given_.file) out_.finish();
  put();
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
