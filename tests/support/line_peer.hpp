// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "net/blocking_socket.hpp"
#include "protocol/line_framer.hpp"

namespace sipyco::test {

/// One end of a connection that sends and reads lines; each wait ends the test after ten seconds.
class line_peer {
 public:
  /// Connects to a port of the local host.
  explicit line_peer(std::uint16_t port);
  /// Takes a connected socket.
  explicit line_peer(net::unique_fd fd);

  void send(std::string_view bytes);
  /// The next line without its newline; `<end>` at the end of the stream.
  [[nodiscard]] std::string line();
  /// True when nothing more comes and the peer has closed, in whatever way.
  [[nodiscard]] bool ended();
  /// Ends our direction.
  void finish();
  /// Ends both.
  void close() { socket_.shut_down(); }
  /// Closes with a reset.
  void reset();

  /// Greeting and choice of a target, as a client; returns the method set.
  std::string handshake(std::string_view target_line);

 private:
  int fd_;
  net::blocking_socket socket_;
  protocol::line_framer framer_{std::size_t{1} << 30};
};

}  // namespace sipyco::test
