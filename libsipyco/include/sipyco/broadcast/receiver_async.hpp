// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <sipyco/broadcast/receiver.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::broadcast {

/// The messages of a channel, for coroutines: each is asked for. One coroutine at a time.
class AsyncReceiver {
 public:
  explicit AsyncReceiver(std::string channel, receiver_options options = {});  ///< Not connected yet.
  ~AsyncReceiver();
  AsyncReceiver(const AsyncReceiver&) = delete;
  AsyncReceiver& operator=(const AsyncReceiver&) = delete;

  /// Throws ConnectionError. May be called again when the connection has ended.
  [[nodiscard]] boost::asio::awaitable<void> connect(std::string host, std::uint16_t port);
  /// The next message; nothing when the broadcaster has closed the connection. Throws ConnectionLost, DecodeError;
  /// Interrupted after `close`.
  [[nodiscard]] boost::asio::awaitable<std::optional<Value>> receive();
  /// Ends a `receive` in progress.
  void close() noexcept;

 private:
  struct implementation;
  std::unique_ptr<implementation> impl_;
};

}  // namespace sipyco::broadcast
