// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/pipe_stream.hpp"

#include <sipyco/base/connection_error.hpp>

#include "net/quiet_write.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

namespace sipyco::net {
namespace {

bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

error_code code_of(int error) { return {error, boost::system::system_category()}; }

// Reading a file would block the context.
bool is_pipe(int fd) {
  struct stat what {};
  return ::fstat(fd, &what) == 0 && (S_ISFIFO(what.st_mode) || S_ISSOCK(what.st_mode));
}

bool prepare(int fd) {
  const int flags = ::fcntl(fd, F_GETFL);
  return flags >= 0 && ::fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0 && ::fcntl(fd, F_SETFD, FD_CLOEXEC) == 0;
}

asio::posix::stream_descriptor opened(const asio::any_io_executor& executor, unique_fd end) {
  if (!is_pipe(end.get()) || !prepare(end.get()))
    throw ConnectionError("descriptor " + std::to_string(end.get()) + " is no end of a pipe");
  asio::posix::stream_descriptor out(executor, end.get());
  (void)end.release();
  return out;
}

}  // namespace

pipe_stream::pipe_stream(const asio::any_io_executor& executor, unique_fd read_end, unique_fd write_end,
                         std::string peer)
    : reader_(opened(executor, std::move(read_end))),
      writer_(opened(executor, std::move(write_end))),
      peer_(std::move(peer)) {}

asio::awaitable<byte_stream::outcome> pipe_stream::read_some(std::span<char> room) {
  while (reader_.is_open()) {
    if (!ended_) {
      const auto [error] = co_await reader_.async_wait(asio::posix::descriptor_base::wait_read, as_result);
      if (error && !ended_) co_return outcome{error, 0};
    }
    const auto got = ::read(reader_.native_handle(), room.data(), room.size());
    if (got > 0) co_return outcome{error_code{}, static_cast<std::size_t>(got)};
    if (got == 0 || (would_block(errno) && ended_)) co_return outcome{asio::error::eof, 0};
    if (!would_block(errno) && errno != EINTR) co_return outcome{code_of(errno), 0};
  }
  co_return outcome{asio::error::bad_descriptor, 0};
}

asio::awaitable<byte_stream::outcome> pipe_stream::write(std::string_view bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    if (!writer_.is_open()) co_return outcome{asio::error::bad_descriptor, sent};
    const auto count = quiet_write(writer_.native_handle(), bytes.substr(sent));
    if (count >= 0) {
      sent += static_cast<std::size_t>(count);
    } else if (would_block(errno)) {
      const auto [error] = co_await writer_.async_wait(asio::posix::descriptor_base::wait_write, as_result);
      if (error) co_return outcome{ended_ ? code_of(EPIPE) : error, sent};
    } else if (errno != EINTR) {
      co_return outcome{code_of(errno), sent};
    }
  }
  co_return outcome{error_code{}, sent};
}

void pipe_stream::close() noexcept {
  error_code ignored;
  reader_.close(ignored);
  writer_.close(ignored);
}

void pipe_stream::shut_down_sending() noexcept {
  error_code ignored;
  writer_.close(ignored);
}

std::optional<failure> pipe_stream::explain() const { return ended_; }

void pipe_stream::end(failure why) {
  ended_ = std::move(why);
  error_code ignored;
  reader_.cancel(ignored);
  writer_.close(ignored);
}

}  // namespace sipyco::net
