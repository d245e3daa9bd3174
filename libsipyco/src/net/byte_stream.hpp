// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include "net/asio.hpp"
#include "net/waiting.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

namespace sipyco::net {

/// A connection as the coroutines see it, whatever lies below: TCP, TLS over it, or a script in a test.
///
/// Everything is called on the thread that runs the context. One read and one write may be in progress at a time.
class byte_stream {
 public:
  using outcome = std::tuple<error_code, std::size_t>;

  byte_stream() = default;
  byte_stream(const byte_stream&) = delete;
  byte_stream& operator=(const byte_stream&) = delete;
  virtual ~byte_stream() = default;

  /// What there is to do before bytes can go, such as a TLS handshake; to be awaited once. The stream is closed at the
  /// deadline. Failures: `tls`, `timeout`, `connection_lost`, `interrupted`.
  [[nodiscard]] virtual asio::awaitable<result<void>> open(time_point) { co_return result<void>{}; }
  /// Once open: what is worth a warning, such as a certificate that soon expires.
  [[nodiscard]] virtual std::optional<std::string> notice() const { return std::nullopt; }
  /// Reads at least one byte; at the end of the stream the error is asio::error::eof.
  [[nodiscard]] virtual asio::awaitable<outcome> read_some(std::span<char> room) = 0;
  /// Writes all of it; `bytes` must live until then.
  [[nodiscard]] virtual asio::awaitable<outcome> write(std::string_view bytes) = 0;
  /// Writes what can go without waiting, while no write is in progress; what is wrong is told by the next write.
  [[nodiscard]] virtual std::size_t try_write(std::string_view) noexcept { return 0; }
  /// Operations in progress end with an error. May be called more than once.
  virtual void close() noexcept = 0;
  /// Our end is done; what the peer still sends can be read.
  virtual void shut_down_sending() noexcept = 0;

  [[nodiscard]] virtual asio::any_io_executor get_executor() = 0;
  /// How messages name the other end: `::1 port 40001`.
  [[nodiscard]] virtual const std::string& peer() const noexcept = 0;
  /// Numeric address of this end.
  [[nodiscard]] virtual std::string local_host() const = 0;
  /// Why an operation failed, where that is more than its error code says.
  [[nodiscard]] virtual std::optional<failure> explain() const { return std::nullopt; }
  /// The descriptor, where its bytes are those of the stream; else -1.
  [[nodiscard]] virtual int native_handle() noexcept { return -1; }
  /// Another thread reads and writes the descriptor until it is taken back: the context is not to be woken by its
  /// bytes.
  virtual void lend() noexcept {}
  virtual void take_back() noexcept {}
  /// The socket's descriptor, for its options; -1 where there is none.
  [[nodiscard]] virtual int socket_handle() noexcept { return native_handle(); }
};

}  // namespace sipyco::net
