// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/json_input.hpp"

#include "logserver/json_record.hpp"

#include <sipyco/cli/errors.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

namespace sipyco::logserver {

namespace asio = boost::asio;

namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
// Between two looks at the outputs while they are behind.
constexpr auto patience = std::chrono::milliseconds(5);

}  // namespace

json_input::json_input(asio::io_context& context, int fd, std::size_t max_line_bytes, hooks use)
    : fd_(fd), max_line_bytes_(max_line_bytes), use_(std::move(use)), descriptor_(context), pause_(context) {
  const int own = dup(fd);
  boost::system::error_code error;
  if (own < 0 || !descriptor_.assign(own, error)) return;
  ::close(own);  // a file, which never makes anybody wait
}

asio::awaitable<void> json_input::run() {
  bool more = true;
  while (more && !closed_) {
    co_await wait_for_input();
    if (closed_) co_return;
    more = read_some();
    co_await hand_over(!more);
  }
  co_await wait_until(use_.all_written);
}

asio::awaitable<void> json_input::wait_for_input() {
  if (descriptor_.is_open())
    co_await descriptor_.async_wait(asio::posix::stream_descriptor::wait_read, as_result);
  else
    co_await asio::post(pause_.get_executor(), asio::use_awaitable);
}

asio::awaitable<void> json_input::wait_until(const std::function<bool()>& condition) {
  while (!closed_ && !condition()) {
    pause_.expires_after(patience);
    co_await pause_.async_wait(as_result);
  }
}

bool json_input::read_some() {
  std::array<char, 65536> room;
  const auto count = read(fd_, room.data(), room.size());
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return true;
  if (count < 0)
    throw cli::fatal_error(cli::exit_code::io_error,
                           std::string("cannot read standard input: ") + std::strerror(errno));
  buffer_.erase(0, std::exchange(used_, 0));
  buffer_.append(room.data(), static_cast<std::size_t>(count));
  return count > 0;
}

asio::awaitable<void> json_input::hand_over(bool all) {
  while (const auto line = next_line(all)) {
    co_await wait_until(use_.has_room);
    if (closed_) co_return;
    if (!std::exchange(skips_, false) && !line->empty()) read_json_record(*line, use_.handler);
  }
  if (buffer_.size() - used_ <= max_line_bytes_) co_return;
  if (!std::exchange(skips_, true)) read_json_record(std::string_view(buffer_).substr(used_, 100), use_.handler);
  used_ = buffer_.size();
}

std::optional<std::string_view> json_input::next_line(bool all) {
  const auto rest = std::string_view(buffer_).substr(used_);
  const auto newline = rest.find('\n');
  if (newline == rest.npos && (!all || rest.empty())) return std::nullopt;
  used_ += newline == rest.npos ? rest.size() : newline + 1;
  return rest.substr(0, newline);
}

void json_input::close() {
  closed_ = true;
  boost::system::error_code ignored;
  descriptor_.close(ignored);
  pause_.cancel();
}

}  // namespace sipyco::logserver
