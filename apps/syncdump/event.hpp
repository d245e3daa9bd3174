// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/options.hpp"

#include <sipyco/sync_struct/mod.hpp>

#include <chrono>
#include <cstdint>
#include <string>

namespace sipyco::syncdump {

/// A modification as it is shown, or a message of a broadcaster.
struct event {
  /// Of a message only the value counts.
  sync_struct::Mod mod;
  std::chrono::system_clock::time_point time;
  /// Counts what came, from 0.
  std::uint64_t sequence = 0;
  /// An init that is not the first: what was shown before it may have a gap.
  bool resync = false;
  bool is_message = false;
  /// The notifier or channel.
  std::string source;
};

/// What a publisher sends first.
[[nodiscard]] inline bool is_first_structure(const event& happened) {
  return !happened.is_message && happened.mod.action == sync_struct::ModAction::init && !happened.resync;
}

/// The record of an event: a dict with `ts`, `seq`, and what travels.
[[nodiscard]] Value record_of(const event& happened);

/// What changes: `["a"][1]`; nothing for the whole.
[[nodiscard]] std::string place_of(const event& happened);

/// `2026-11-22T11:30:23.678100Z`.
[[nodiscard]] std::string timestamp(std::chrono::system_clock::time_point time);

/// A value, with a newline.
[[nodiscard]] std::string formatted(const Value& x, const layout& as);
/// An event, with a newline.
[[nodiscard]] std::string formatted(const event& happened, const layout& as);

}  // namespace sipyco::syncdump
