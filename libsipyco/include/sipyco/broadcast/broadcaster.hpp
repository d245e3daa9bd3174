// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>
#include <sipyco/pyon/version.hpp>
#include <sipyco/value/value.hpp>

namespace boost::asio {
class io_context;
}

namespace sipyco::broadcast {

/// How a broadcaster treats its receivers.
struct broadcaster_options {
  /// Messages that wait for a receiver which does not read; further ones are dropped for it.
  std::size_t queue_limit = 1024;
  /// Open connections; further ones are closed at once.
  std::size_t max_connections = 16384;
  /// For the handshake of TLS, and again until the receiver has named its channel. Zero: no limit.
  std::chrono::milliseconds handshake_timeout{5000};
  /// Certificates for TLS. Without them plain TCP.
  std::optional<SimpleSSLConfig> tls = std::nullopt;
  wire_limits wire = {};      ///< What a peer may send: lengths of lines and the like.
  encode_limits encode = {};  ///< What a message may become: depth, digits, length.
  /// Must outlive the broadcaster. What is logged about a message must not become one.
  log_sink* log = &default_log_sink();
};

/// Python's `Broadcaster`: sends each message to all who listen to its channel at that moment.
///
/// Each listening port speaks one version of PYON: Python's sipyco up to 1.9 needs version 1, from 1.10 on version 2.
class Broadcaster {
 public:
  /// With an io_context and a thread of its own.
  explicit Broadcaster(broadcaster_options options = {});
  /// On the caller's io_context, which one thread runs and which must outlive the broadcaster. `start` and `stop` are
  /// called on that thread, or while nobody runs it.
  explicit Broadcaster(boost::asio::io_context& context, broadcaster_options options = {});
  ~Broadcaster();
  Broadcaster(const Broadcaster&) = delete;
  Broadcaster& operator=(const Broadcaster&) = delete;

  /// Listens, as Publisher::start does.
  void start(std::span<const std::string> hosts, std::uint16_t port, pyon::version version = pyon::v2);
  /// The port of the version, 0 if there is none.
  [[nodiscard]] std::uint16_t port(pyon::version version = pyon::v2) const;

  /// Sends; from any thread, without waiting. Throws EncodeError when somebody listens whose version cannot express it.
  void broadcast(std::string_view channel, const Value& message);

  /// Messages that were not sent to a receiver because it did not read, all receivers counted together.
  [[nodiscard]] std::uint64_t dropped() const noexcept;

  /// Closes everything within a second. On a caller's io_context it only begins that.
  void stop();

 private:
  class core;
  std::shared_ptr<core> core_;
};

}  // namespace sipyco::broadcast
