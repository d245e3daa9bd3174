// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <sipyco/net/stream_async.hpp>
#include <sipyco/pipe_ipc/limits.hpp>

namespace sipyco::pipe_ipc {

/// The child's end for coroutines: Python's `sipyco.pipe_ipc.AsyncioChildComm`. It is connected once it is made.
///
///     pipe_ipc::AsyncChildComm parent(context.get_executor(), argv[1]);
///     const auto request = co_await parent.readline();
///     co_await parent.write("done\n");
///
/// Reading, writing and errors are those of `net::stream`. The descriptors are closed on exec, so that children of this
/// process do not inherit them.
class AsyncChildComm {
 public:
  /// Takes the descriptors that `address` names, as the parent's `get_address` gave it: `5,8`. Throws ValueError for
  /// another text, ConnectionError for descriptors that are not open.
  AsyncChildComm(boost::asio::any_io_executor executor, std::string_view address,
                 std::size_t max_line_bytes = default_max_line_bytes);

  /// Up to `max_bytes`, as soon as there are any; empty when the parent has closed its end, or ended.
  [[nodiscard]] boost::asio::awaitable<std::string> read(std::size_t max_bytes) { return stream_.read(max_bytes); }
  /// The next line with its newline; empty at the end. See `net::stream::readline`.
  [[nodiscard]] boost::asio::awaitable<std::string> readline() { return stream_.readline(); }
  /// Writes all of it and returns when the system has taken it: Python's `write` and `drain` in one. Throws
  /// ConnectionLost when the parent no longer reads; no signal is raised.
  [[nodiscard]] boost::asio::awaitable<void> write(std::string bytes) { return stream_.write(std::move(bytes)); }
  /// Reads and writes in progress throw Interrupted.
  void close() noexcept { stream_.close(); }

 private:
  net::stream stream_;
};

}  // namespace sipyco::pipe_ipc
