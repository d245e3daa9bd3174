// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/base/ssl_config.hpp>
#include <sipyco/net/unique_fd.hpp>

#include "net/brief_spin.hpp"
#include "net/waiting.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sipyco::net {

class tls_session;

/// A TCP connection, with TLS or without, for threads that block: every wait has a deadline and can be interrupted.
///
/// One thread may send while another receives. Never raises SIGPIPE.
class blocking_socket {
 public:
  /// Resolves `host` and races its IPv6 and IPv4 addresses. Failures: host_not_found, connection_refused, timeout,
  /// interrupted, connection.
  [[nodiscard]] static result<blocking_socket> connect(const std::string& host, std::uint16_t port,
                                                       const waiting& until);
  /// The same, then the handshake of TLS, whose files are read anew each time; `log` gets warnings about certificates
  /// that soon expire. Further failures: tls, configuration. A server that refuses ours says so only when it is first
  /// read from.
  [[nodiscard]] static result<blocking_socket> connect_tls(const std::string& host, std::uint16_t port,
                                                           const waiting& until, const SimpleSSLConfig& tls,
                                                           log_sink& log = default_log_sink());
  /// Takes a connected, non-blocking socket; `peer` names the other end in messages.
  blocking_socket(unique_fd fd, std::string peer);
  blocking_socket(blocking_socket&& other) noexcept;
  blocking_socket& operator=(blocking_socket&& other) noexcept;
  ~blocking_socket();

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
  /// Repeats a step of TLS until it is done; waits between as it wants.
  template <class Step>
  [[nodiscard]] result<std::size_t> drive(Step step, const waiting& until);
  [[nodiscard]] result<void> send_over_tls(std::string_view bytes, const waiting& until);
  [[nodiscard]] result<void> wait(short events, const waiting& until) const;

  unique_fd fd_;
  std::unique_ptr<tls_session> tls_;
  std::string peer_;
  brief_spin spin_;
};

}  // namespace sipyco::net
