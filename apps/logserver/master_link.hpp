// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/options.hpp"

#include <sipyco/base/log.hpp>
#include <sipyco/broadcast/receiver_async.hpp>
#include <sipyco/logs/record.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <string>

namespace sipyco::logserver {

/// Tails a master: receives the records that it broadcasts, and connects again when it was lost.
class master_link {
 public:
  master_link(boost::asio::io_context& context, const options& given, log_sink& log,
              std::function<void(const logs::record&)> handler);

  /// Until `close`. Throws ConnectionError when the first attempt to connect fails.
  [[nodiscard]] boost::asio::awaitable<void> run();
  void close();

 private:
  [[nodiscard]] boost::asio::awaitable<void> connect();
  [[nodiscard]] boost::asio::awaitable<void> receive();

  const options& given_;
  log_sink& log_;
  std::function<void(const logs::record&)> handler_;
  std::string peer_;
  broadcast::AsyncReceiver receiver_;
  boost::asio::steady_timer pause_;
  bool was_up_ = false;
  bool closed_ = false;
};

}  // namespace sipyco::logserver
