// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/net/unique_fd.hpp>

#include "net/address.hpp"

#include <string>
#include <vector>

namespace sipyco::test {

/// A raw TCP listener on a free port of the local host.
class loopback_listener {
 public:
  explicit loopback_listener(int family = AF_INET6, int backlog = 16);

  [[nodiscard]] std::uint16_t port() const { return address_.port(); }
  [[nodiscard]] const net::socket_address& address() const { return address_; }
  /// Blocks for at most ten seconds; an empty descriptor then.
  [[nodiscard]] net::unique_fd accept() const;

 private:
  net::unique_fd fd_;
  net::socket_address address_;
};

/// An address that neither accepts nor refuses: a listener whose queue is full.
class mute_address {
 public:
  explicit mute_address(int family = AF_INET6);
  [[nodiscard]] const net::socket_address& address() const { return listener_.address(); }

 private:
  loopback_listener listener_;
  std::vector<net::unique_fd> queue_;
};

/// An address of the local host that nobody listens on.
[[nodiscard]] net::socket_address refused_address(int family = AF_INET6);

/// A descriptor of a connected pair of sockets for each end.
struct socket_pair {
  socket_pair();
  net::unique_fd ours;
  net::unique_fd theirs;
};

/// Writes all or fails the test.
void write_all(int fd, std::string_view bytes);
/// Reads until `count` bytes came or the stream ended.
[[nodiscard]] std::string read_exactly(int fd, std::size_t count);

}  // namespace sipyco::test
