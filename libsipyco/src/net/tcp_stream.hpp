// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/net/unique_fd.hpp>

#include "net/byte_stream.hpp"

namespace sipyco::net {

/// A byte_stream over plain TCP.
class tcp_stream final : public byte_stream {
 public:
  /// Takes a connected socket and gives it the options that every connection has.
  explicit tcp_stream(tcp::socket socket);

  asio::awaitable<outcome> read_some(std::span<char> room) override;
  asio::awaitable<outcome> write(std::string_view bytes) override;
  std::size_t try_write(std::string_view bytes) noexcept override;
  void close() noexcept override;
  void shut_down_sending() noexcept override;
  asio::any_io_executor get_executor() override { return socket_.get_executor(); }
  const std::string& peer() const noexcept override { return peer_; }
  std::string local_host() const override;
  std::optional<failure> explain() const override;
  int native_handle() noexcept override { return socket_.is_open() ? socket_.native_handle() : lent_.get(); }
  void lend() noexcept override;
  void take_back() noexcept override;

 private:
  /// Tells TLS from what belongs on a plain connection.
  asio::awaitable<outcome> first_read(std::span<char> room);

  tcp::socket socket_;
  tcp protocol_;
  unique_fd lent_;  // the socket's descriptor while it is none of the context's
  std::string peer_;
  std::string local_host_;
  bool greeted_ = false;
  std::string foreign_;  // why what came cannot be meant for us
};

}  // namespace sipyco::net
