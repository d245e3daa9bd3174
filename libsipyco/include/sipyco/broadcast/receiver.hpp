// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::broadcast {

/// How a receiver connects, and what it accepts.
struct receiver_options {
  /// For the connection and TLS.
  std::chrono::milliseconds connect_timeout{5000};
  /// Certificates for TLS; without them plain TCP.
  std::optional<SimpleSSLConfig> tls = std::nullopt;
  wire_limits wire = {};      ///< What a peer may send: lengths of lines and the like.
  decode_limits decode = {};  ///< What a message may hold: depth, digits, sizes.
  /// Where warnings go; it must outlive the receiver.
  log_sink* log = &default_log_sink();
};

/// Python's `Receiver`: hands on the messages of a channel, on a thread of its own.
class Receiver {
 public:
  using notify_callback = std::function<void(const Value& message)>;  ///< Called on the receiver's thread.

  /// The callbacks are called in turn; what one throws is logged and ends the connection. `disconnect` is called when
  /// the connection has ended for another reason than `close`.
  Receiver(std::string channel, std::vector<notify_callback> notify, std::function<void()> disconnect = nullptr,
           receiver_options options = {});
  /// Closes.
  ~Receiver();
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;

  /// Throws ConnectionError. To be called once.
  void connect(const std::string& host, std::uint16_t port);
  /// No callback is called after it, unless it is called by one.
  void close();

 private:
  class core;
  std::unique_ptr<core> core_;
};

}  // namespace sipyco::broadcast
