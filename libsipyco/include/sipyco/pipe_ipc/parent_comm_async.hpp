// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <sipyco/pipe_ipc/limits.hpp>

namespace sipyco::pipe_ipc {

/// What a child process begins with.
struct subprocess_options {
  /// `NAME=VALUE` each; without it the child has the environment of this process.
  std::optional<std::vector<std::string>> environment = std::nullopt;
  /// Where the child starts; empty: where this process is.
  std::string working_directory = {};
  /// The child leads a session, and so a process group, of its own: Ctrl-C in the terminal does not reach it.
  bool start_new_session = false;
};

/// The parent's end of two pipes to a child process: Python's `sipyco.pipe_ipc.AsyncioParentComm`.
///
///     pipe_ipc::AsyncParentComm worker(context.get_executor());
///     worker.create_subprocess({"/usr/bin/python3", "worker.py", worker.get_address()});
///     co_await worker.write("start\n");
///     const auto answer = co_await worker.readline();
///
/// The child finds the descriptors that its address names open; no other process inherits them, on either side. When it
/// has ended it is reaped, whether or not somebody waits for it and also when this object is gone: what it wrote can be
/// read, then the stream ends, and writing throws ConnectionLost, whose message says how the child ended. All calls on
/// the thread that runs the context.
class AsyncParentComm {
 public:
  /// A line of more than `max_line_bytes` is an error.
  explicit AsyncParentComm(boost::asio::any_io_executor executor, std::size_t max_line_bytes = default_max_line_bytes);
  /// Closes the pipes; the child sees the end of its input and is not killed.
  ~AsyncParentComm();
  AsyncParentComm(AsyncParentComm&&) noexcept;  ///< Leaves the other fit only to be destroyed.
  AsyncParentComm& operator=(AsyncParentComm&&) = delete;

  /// What the child is to be told, as an argument or otherwise: its two descriptors, `5,8`.
  [[nodiscard]] std::string get_address() const;
  /// Starts the program `command[0]`, found as a shell finds it, once. Throws ConfigurationError for a program that
  /// cannot be started, std::logic_error when called again.
  void create_subprocess(const std::vector<std::string>& command, const subprocess_options& options = {});

  /// Up to `max_bytes`, as soon as there are any; empty when the child has closed its end, or ended.
  [[nodiscard]] boost::asio::awaitable<std::string> read(std::size_t max_bytes);
  /// The next line with its newline; empty at the end. See `net::stream::readline`.
  [[nodiscard]] boost::asio::awaitable<std::string> readline();
  /// Writes all of it and returns when the system has taken it: Python's `write` and `drain` in one. Throws
  /// ConnectionLost when the child no longer reads; no signal is raised.
  [[nodiscard]] boost::asio::awaitable<void> write(std::string bytes);
  /// Closes the pipes: reads and writes in progress throw Interrupted.
  void close() noexcept;

  /// The child's process id.
  [[nodiscard]] int pid() const;
  /// Waits until the child has ended: its exit status, or the number of the signal that killed it, negated; 255 when
  /// another part of the program has reaped it (or ignores SIGCHLD), as in asyncio.
  [[nodiscard]] boost::asio::awaitable<int> wait();
  /// The same without waiting; nothing while it runs.
  [[nodiscard]] std::optional<int> returncode() const;
  /// Does nothing once the child has ended.
  void send_signal(int number) noexcept;

 private:
  struct state;
  std::shared_ptr<state> state_;
};

}  // namespace sipyco::pipe_ipc
