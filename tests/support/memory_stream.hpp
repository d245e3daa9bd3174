// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "net/byte_stream.hpp"

#include <deque>
#include <string>
#include <variant>

namespace sipyco::test {

/// A byte_stream without a network: reads what the test feeds, in pieces of any size, and keeps what is written.
class memory_stream final : public net::byte_stream {
 public:
  explicit memory_stream(net::asio::any_io_executor executor) : executor_(executor), changed_(executor_) {}

  /// To be read, in pieces of at most `max_read_bytes`.
  void feed(std::string bytes) { add(std::move(bytes)); }
  /// A read after everything fed before fails so; eof is the end of the stream.
  void feed_error(net::error_code error) { add(error); }
  void end() { feed_error(net::asio::error::eof); }

  std::size_t max_read_bytes = 1;
  /// Once so much has been written, writing fails with broken_pipe.
  std::size_t fail_write_after = static_cast<std::size_t>(-1);
  /// Writing waits until the stream is closed.
  bool stall_writes = false;
  std::string written;
  bool closed = false;

  net::asio::awaitable<outcome> read_some(std::span<char> room) override;
  net::asio::awaitable<outcome> write(std::string_view bytes) override;
  void close() noexcept override;
  void shut_down_sending() noexcept override {}
  net::asio::any_io_executor get_executor() override { return executor_; }
  const std::string& peer() const noexcept override { return peer_; }
  std::string local_host() const override { return "memory"; }

 private:
  using item = std::variant<std::string, net::error_code>;
  void add(item next);
  net::asio::awaitable<void> wait_for_change();
  outcome take(std::span<char> room);

  net::asio::any_io_executor executor_;
  net::asio::steady_timer changed_;
  std::deque<item> input_;
  std::string peer_ = "test port 1";
};

}  // namespace sipyco::test
