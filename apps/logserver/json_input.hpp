// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/logs/record.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sipyco::logserver {

/// Reads records in JSON, one a line, from a descriptor. Unlike a server it waits while the outputs are behind: what
/// writes into our input can wait.
class json_input {
 public:
  struct hooks {
    std::function<void(const logs::record&)> handler;
    std::function<bool()> has_room;
    std::function<bool()> all_written;
  };

  /// `fd` stays the caller's.
  json_input(boost::asio::io_context& context, int fd, std::size_t max_line_bytes, hooks use);

  /// Until the end of the input, and until all of it is written. Throws cli::fatal_error when it cannot be read.
  [[nodiscard]] boost::asio::awaitable<void> run();
  void close();

 private:
  [[nodiscard]] boost::asio::awaitable<void> wait_for_input();
  [[nodiscard]] boost::asio::awaitable<void> wait_until(const std::function<bool()>& condition);
  /// False at the end.
  [[nodiscard]] bool read_some();
  /// Hands over what there is in whole lines, or all of it.
  [[nodiscard]] boost::asio::awaitable<void> hand_over(bool all);
  [[nodiscard]] std::optional<std::string_view> next_line(bool all);

  int fd_;
  std::size_t max_line_bytes_;
  hooks use_;
  boost::asio::posix::stream_descriptor descriptor_;
  boost::asio::steady_timer pause_;
  std::string buffer_;
  std::size_t used_ = 0;
  bool skips_ = false;  // the rest of a line that was too long
  bool closed_ = false;
};

}  // namespace sipyco::logserver
