// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/options.hpp"

#include <sipyco/sync_struct/mod.hpp>

#include <chrono>
#include <cstdint>
#include <string>

namespace sipyco::syncdump {

/// A modification as it is shown.
struct event {
  sync_struct::Mod mod;
  std::chrono::system_clock::time_point time;
  /// Counts the modifications, from 0.
  std::uint64_t sequence = 0;
  /// An init that is not the first: what was shown before it may have a gap.
  bool resync = false;
};

/// The record of an event: a dict with `ts`, `seq`, and what travels.
[[nodiscard]] Value record_of(const event& happened);

/// `2026-11-22T11:30:23.678100Z`.
[[nodiscard]] std::string timestamp(std::chrono::system_clock::time_point time);

/// A value in one of the formats, with a newline.
[[nodiscard]] std::string formatted(const Value& x, format how);

}  // namespace sipyco::syncdump
