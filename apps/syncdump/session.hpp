// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/options.hpp"
#include "syncdump/selector.hpp"
#include "syncdump/view.hpp"

#include <sipyco/base/log.hpp>
#include <sipyco/broadcast/receiver_async.hpp>
#include <sipyco/sync_struct/subscriber_async.hpp>

#include <boost/asio/awaitable.hpp>

#include <exception>
#include <optional>

namespace sipyco::syncdump {

/// The connection to a publisher or broadcaster, made again when it is lost, and what comes over it.
class session {
 public:
  session(const options& given, log_sink& log);

  /// Hands events to the view until it has enough.
  ///
  /// Throws ConnectionError when it cannot connect, or the connection is lost and not made again; cli::fatal_error when
  /// there is no such notifier; what AsyncSubscriber::receive throws otherwise.
  [[nodiscard]] boost::asio::awaitable<void> run(view& shown);

  /// The part of the structure that is looked at.
  [[nodiscard]] Value current() const { return selector_.part_of(subscriber_.target()); }
  /// What was waited for has come.
  [[nodiscard]] bool reached() const noexcept { return reached_; }
  /// Events that were handed to the view.
  [[nodiscard]] std::uint64_t shown() const noexcept { return shown_; }
  [[nodiscard]] std::size_t bytes_of_message() const noexcept { return subscriber_.bytes_of_message(); }

 private:
  [[nodiscard]] boost::asio::awaitable<void> connect();
  [[nodiscard]] boost::asio::awaitable<void> connect_patiently(view& shown);
  [[nodiscard]] boost::asio::awaitable<std::optional<event>> receive();
  [[nodiscard]] boost::asio::awaitable<bool> receive_all(view& shown);
  [[nodiscard]] bool show(view& shown, event happened);

  const options& given_;
  log_sink& log_;
  selector selector_;
  sync_struct::AsyncSubscriber subscriber_;
  broadcast::AsyncReceiver receiver_;
  event next_;
  std::uint64_t shown_ = 0;
  bool was_up_ = false;
  bool reached_ = false;
};

}  // namespace sipyco::syncdump
