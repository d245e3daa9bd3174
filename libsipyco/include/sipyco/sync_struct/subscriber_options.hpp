// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::sync_struct {

/// Pauses between attempts to connect again; each is twice the one before.
struct reconnection {
  std::chrono::milliseconds first{500};  ///< The first pause.
  std::chrono::milliseconds most{5000};  ///< The longest.
};

/// How a subscriber connects, and what it accepts.
struct subscriber_options {
  /// For the connection and TLS; the publisher may take longer to send its structure.
  std::chrono::milliseconds connect_timeout{5000};
  /// Makes the copy of the structure that mods are applied to (Python's target builder); by default it is what came.
  std::function<Value(Value)> build = nullptr;
  /// Keep a copy of the structure and apply mods to it. Otherwise they are only handed on.
  bool keep_target = true;
  /// Keep no more than what these keys lead to, and leave the rest out as it is read: of each dict on the way the one
  /// entry. A list, tuple or array on it is kept whole, because what the keys lead to may move in it. Mods of the rest
  /// are handed on all the same.
  std::vector<Value> only = {};
  /// Certificates for TLS; without them plain TCP.
  std::optional<SimpleSSLConfig> tls = std::nullopt;
  /// Of a Subscriber: connect again when the connection is lost. An AsyncSubscriber leaves that to its user.
  std::optional<reconnection> reconnect = std::nullopt;
  wire_limits wire = {};      ///< What a peer may send: lengths of lines and the like.
  decode_limits decode = {};  ///< What a message may hold: depth, digits, sizes.
  /// Where warnings go; it must outlive the subscriber.
  log_sink* log = &default_log_sink();
};

}  // namespace sipyco::sync_struct
