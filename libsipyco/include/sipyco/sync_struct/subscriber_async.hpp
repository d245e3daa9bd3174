// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <sipyco/pyon/version.hpp>
#include <sipyco/sync_struct/mod.hpp>
#include <sipyco/sync_struct/subscriber_options.hpp>

namespace sipyco::sync_struct {

/// A copy of a publisher's structure, for coroutines: each mod is asked for. One coroutine at a time.
class AsyncSubscriber {
 public:
  explicit AsyncSubscriber(std::string notifier_name, subscriber_options options = {});  ///< Not connected yet.
  ~AsyncSubscriber();
  AsyncSubscriber(const AsyncSubscriber&) = delete;
  AsyncSubscriber& operator=(const AsyncSubscriber&) = delete;

  /// Connects and asks for the structure, which comes as the first mod. Throws ConnectionError. May be called again
  /// when the connection has ended.
  [[nodiscard]] boost::asio::awaitable<void> connect(std::string host, std::uint16_t port);

  /// The next mod, applied to the target already; nothing when the publisher closed the connection. A publisher closes
  /// before any mod when it has no such notifier, or cannot encode the structure.
  ///
  /// Throws ConnectionLost; DecodeError and ProtocolError for what is no mod, or does not fit the structure;
  /// Interrupted after `close`.
  [[nodiscard]] boost::asio::awaitable<std::optional<Mod>> receive();

  /// Ends a `receive` in progress.
  void close() noexcept;

  /// The copy as of the last mod; None before.
  [[nodiscard]] const Value& target() const noexcept;
  /// A mod has come over this connection.
  [[nodiscard]] bool initialized() const noexcept;
  /// Bytes of the message that is arriving; progress, for who waits for a huge one. 0 between messages.
  [[nodiscard]] std::size_t bytes_of_message() const noexcept;
  /// What the publisher writes, once known.
  [[nodiscard]] std::optional<pyon::version> version() const noexcept;

 private:
  struct implementation;
  std::unique_ptr<implementation> impl_;
};

}  // namespace sipyco::sync_struct
