// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <utility>

#include "net/async_event.hpp"
#include "net/line_stream.hpp"
#include "sync_struct/encoded_mod.hpp"

namespace sipyco::sync_struct {

/// One subscriber of a publisher: what is to be sent to it. All calls on the context's thread.
class subscriber_link {
 public:
  subscriber_link(std::shared_ptr<net::byte_stream> stream, pyon::version version, std::size_t max_queue_bytes,
                  std::size_t max_greeting_bytes);

  [[nodiscard]] net::line_stream& lines() noexcept { return lines_; }
  [[nodiscard]] pyon::version version() const noexcept { return version_; }

  /// It is ready for the structure, and has none or an old one.
  [[nodiscard]] bool wants_structure() const noexcept { return stale_ && ready_; }
  /// Called by the link, on the context's thread, when that becomes true.
  std::function<void()> on_wanting = [] {};
  /// The structure, then the changes since.
  void send_structure(shared_line init, const std::vector<shared_line>& since);
  /// A change. Too many for a subscriber that does not read make its structure stale.
  void send(const shared_line& line);
  /// The structure has to be sent anew.
  void invalidate();
  /// Ends `run` and the connection.
  void close();

  /// Sends until the connection ends.
  [[nodiscard]] net::asio::awaitable<void> run();
  /// Reads what nobody has asked for; ends the link when the connection breaks.
  [[nodiscard]] static net::asio::awaitable<void> watch(std::shared_ptr<subscriber_link> self);

 private:
  [[nodiscard]] shared_line next();

  net::line_stream lines_;
  net::async_event changed_;
  pyon::version version_;
  std::size_t max_queue_bytes_;
  shared_line structure_;  // goes before the queue; shared by all, so it does not count
  std::deque<shared_line> queue_;
  std::size_t queued_bytes_ = 0;
  bool stale_ = true;   // what it has is not what the queue continues
  bool ready_ = false;  // nothing is being sent
  bool closed_ = false;
};

}  // namespace sipyco::sync_struct
