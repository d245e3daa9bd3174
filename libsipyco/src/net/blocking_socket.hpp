// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include "net/unique_fd.hpp"
#include "net/waiting.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sipyco::net {

/// A TCP connection for threads that block: every wait has a deadline and can be interrupted.
///
/// One thread may send while another receives. Never raises SIGPIPE.
class blocking_socket {
 public:
  /// Resolves `host` and races its IPv6 and IPv4 addresses. Failures: host_not_found, connection_refused, timeout,
  /// interrupted, connection.
  [[nodiscard]] static result<blocking_socket> connect(const std::string& host, std::uint16_t port,
                                                       const waiting& until);
  /// Takes a connected, non-blocking socket; `peer` names the other end in messages.
  blocking_socket(unique_fd fd, std::string peer);

  /// Sends all of it. After a failure, an unknown part of it has been sent.
  [[nodiscard]] result<void> send_all(std::string_view bytes, const waiting& until);

  /// Waits for at least one byte and returns how many came; 0 is the end of the stream.
  [[nodiscard]] result<std::size_t> recv_some(std::span<char> room, const waiting& until);

  /// Ends both directions: from any thread, also while others wait on the socket; they see the end of the stream.
  void shut_down() noexcept;

  /// True when the peer has closed, or has sent bytes that nobody asked for; does not wait.
  [[nodiscard]] bool readable() const noexcept;

  /// `::1 port 3253`.
  [[nodiscard]] const std::string& peer() const noexcept { return peer_; }
  /// The numeric address of this end.
  [[nodiscard]] std::string local_host() const;

 private:
  [[nodiscard]] failure broken(int error) const;
  [[nodiscard]] result<void> wait(short events, const waiting& until) const;

  unique_fd fd_;
  std::string peer_;
  bool more_to_come_ = false;  // the last read filled its room
};

}  // namespace sipyco::net
