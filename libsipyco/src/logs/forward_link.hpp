// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "net/asio.hpp"
#include "net/byte_stream.hpp"

namespace sipyco::logs {

/// A connection to what should be a log server. As such a server never says anything, what it says, or when it ends the
/// connection, is all there is to tell whether it was one.
class forward_link : public std::enable_shared_from_this<forward_link> {
 public:
  explicit forward_link(std::shared_ptr<net::byte_stream> stream);

  /// Watches the other end from now on; `on_end` is called when that one ends the connection.
  void start(std::function<void()> on_end);
  /// Sends the banner and waits for so long for a server of another kind to refuse it. False when that happened.
  [[nodiscard]] net::asio::awaitable<bool> greet(std::chrono::milliseconds patience);
  [[nodiscard]] net::asio::awaitable<net::byte_stream::outcome> write(std::string_view bytes);
  /// Says that nothing more comes, and waits for the server to end its side. True when it did so in order: then it has
  /// read everything.
  [[nodiscard]] net::asio::awaitable<bool> part(net::time_point deadline);
  void close() noexcept;

  /// The other end has ended the connection, or said something.
  [[nodiscard]] bool ended() const noexcept { return ended_; }
  /// Why, beginning with the peer's name.
  [[nodiscard]] std::string reason() const;
  [[nodiscard]] const std::string& peer() const noexcept { return stream_->peer(); }

 private:
  [[nodiscard]] net::asio::awaitable<void> watch();
  /// Until the deadline or the end.
  [[nodiscard]] net::asio::awaitable<void> wait(net::time_point deadline);

  std::shared_ptr<net::byte_stream> stream_;
  net::asio::steady_timer changed_;
  std::function<void()> on_end_;
  std::string answer_;
  net::error_code error_;
  bool greeted_ = false;
  bool ended_ = false;
  bool closed_ = false;
};

}  // namespace sipyco::logs
