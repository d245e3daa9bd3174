// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "net/byte_stream.hpp"

#include <sipyco/net/unique_fd.hpp>

#include <boost/asio/posix/stream_descriptor.hpp>

namespace sipyco::net {

/// A byte_stream over two pipes, one for each direction.
class pipe_stream final : public byte_stream {
 public:
  /// Makes the ends non-blocking and closed on exec. Throws ConnectionError for what is no pipe or socket. `peer` names
  /// who is at the other ends.
  pipe_stream(const asio::any_io_executor& executor, unique_fd read_end, unique_fd write_end, std::string peer);

  asio::awaitable<outcome> read_some(std::span<char> room) override;
  asio::awaitable<outcome> write(std::string_view bytes) override;
  void close() noexcept override;
  void shut_down_sending() noexcept override;
  asio::any_io_executor get_executor() override { return reader_.get_executor(); }
  const std::string& peer() const noexcept override { return peer_; }
  std::string local_host() const override { return {}; }
  std::optional<failure> explain() const override;

  /// The peer is gone: what is in the pipe can still be read, then it ends, whoever else holds its other end. `why`
  /// explains failures from then on.
  void end(failure why);

 private:
  asio::posix::stream_descriptor reader_;
  asio::posix::stream_descriptor writer_;
  std::string peer_;
  std::optional<failure> ended_;
};

}  // namespace sipyco::net
