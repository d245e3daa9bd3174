// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>

#include <sipyco/base/limits.hpp>

namespace sipyco::sync_struct {

/// How a subscriber connects, and what it accepts.
struct subscriber_options {
  /// For the connection itself; the publisher may take longer to send its structure.
  std::chrono::milliseconds connect_timeout{5000};
  /// Keep a copy of the structure and apply mods to it. Otherwise they are only handed on.
  bool keep_target = true;
  wire_limits wire = {};
  decode_limits decode = {};
};

}  // namespace sipyco::sync_struct
