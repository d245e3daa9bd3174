// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include "net/byte_stream.hpp"
#include "net/tls_context.hpp"
#include "net/tls_session.hpp"
#include "net/waiting.hpp"

#include <memory>
#include <optional>
#include <string>

namespace sipyco::net {

/// A byte_stream over TLS.
class tls_stream final : public byte_stream, public std::enable_shared_from_this<tls_stream> {
 public:
  /// Takes a connected socket and gives it the options that every connection has.
  tls_stream(tcp::socket socket, tls_context context);

  asio::awaitable<result<void>> open(time_point deadline) override;
  std::optional<std::string> notice() const override { return session_.peer_notice(); }
  asio::awaitable<outcome> read_some(std::span<char> room) override;
  asio::awaitable<outcome> write(std::string_view bytes) override;
  void close() noexcept override;
  void shut_down_sending() noexcept override;
  asio::any_io_executor get_executor() override { return socket_.get_executor(); }
  const std::string& peer() const noexcept override { return peer_; }
  std::string local_host() const override { return local_host_; }
  std::optional<failure> explain() const override;
  int socket_handle() noexcept override { return socket_.is_open() ? socket_.native_handle() : -1; }

 private:
  /// The error that a step means; waits for the socket first where that is what it wants.
  asio::awaitable<error_code> settle(tls_session::step step);

  tcp::socket socket_;
  std::string peer_;
  std::string local_host_;
  tls_session session_;
  bool failed_ = false;
};

}  // namespace sipyco::net
