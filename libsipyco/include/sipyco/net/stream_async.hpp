// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

namespace sipyco::net {

class byte_stream;

/// A connection, or a pair of pipes, as coroutines use it: what `asyncio.StreamReader` and `asyncio.StreamWriter` are
/// together.
///
/// Everything on the thread that runs its context. One coroutine may read while any number write. What goes wrong is
/// ConnectionLost, TlsError, or Interrupted when the coroutine is cancelled or the stream closed here.
class stream {
 public:
  /// What its operations return.
  template <class T>
  using awaitable = boost::asio::awaitable<T>;

  /// For the library, which makes streams. A longer line than `max_line_bytes` is an error.
  stream(std::shared_ptr<byte_stream> bytes, std::size_t max_line_bytes);
  stream(stream&& other) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  /// Closes what it had. Leaves the other fit only to be assigned to or destroyed.
  stream& operator=(stream&& other) noexcept;
  /// Closes.
  ~stream();

  /// Up to `max_bytes`, as soon as there are any; empty at the end of the stream.
  [[nodiscard]] awaitable<std::string> read(std::size_t max_bytes);
  /// The next line with its newline; at the end of the stream what is left, without one, then an empty text. Throws
  /// LimitError for a line of more than `max_line_bytes`, its newline not counted: then the stream is of no further
  /// use.
  [[nodiscard]] awaitable<std::string> readline();
  /// Writes all of it and returns when the system has taken it: Python's `write` and `drain` in one. Those who write at
  /// the same time take turns. The stream is closed when it fails, for an unknown part may have gone.
  [[nodiscard]] awaitable<void> write(std::string bytes);
  /// Reads and writes in progress throw Interrupted. May be called more than once.
  void close() noexcept;
  /// How messages name the other end: `::1 port 40001`, `child process 4711`.
  [[nodiscard]] const std::string& peer() const noexcept;

 private:
  class core;
  std::shared_ptr<core> core_;
};

}  // namespace sipyco::net
