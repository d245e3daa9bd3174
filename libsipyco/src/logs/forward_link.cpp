// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logs/forward_link.hpp"

#include <algorithm>
#include <utility>

#include "base/escape.hpp"
#include "protocol/banner.hpp"

namespace sipyco::logs {
namespace {

// Of what a server of another kind says, its first line, and no more than this.
constexpr std::size_t shown_bytes = 80;

}  // namespace

forward_link::forward_link(std::shared_ptr<net::byte_stream> stream)
    : stream_(std::move(stream)), changed_(stream_->get_executor()) {}

void forward_link::start(std::function<void()> on_end) {
  on_end_ = std::move(on_end);
  net::asio::co_spawn(
      stream_->get_executor(), [self = shared_from_this()] { return self->watch(); }, [](const std::exception_ptr&) {});
}

net::asio::awaitable<void> forward_link::watch() {
  char room[256];
  const auto [error, count] = co_await stream_->read_some(room);
  const std::string_view bytes(room, count);
  answer_ = bytes.substr(0, std::min(bytes.find_first_of("\r\n"), shown_bytes));
  error_ = error;
  ended_ = true;
  changed_.cancel();
  if (!closed_) on_end_();
}

net::asio::awaitable<void> forward_link::wait(net::time_point deadline) {
  changed_.expires_at(deadline);
  if (!ended_) co_await changed_.async_wait(net::as_result);
}

net::asio::awaitable<bool> forward_link::greet(std::chrono::milliseconds patience) {
  const std::string banner = std::string(protocol::logging_banner) + "\n";
  const auto [error, count] = co_await stream_->write(banner);
  // Where the writing failed the reading does so as well, and says why.
  co_await wait(error ? net::never : std::chrono::steady_clock::now() + patience);
  greeted_ = !ended_;
  co_return greeted_;
}

net::asio::awaitable<net::byte_stream::outcome> forward_link::write(std::string_view bytes) {
  return stream_->write(bytes);
}

net::asio::awaitable<bool> forward_link::part(net::time_point deadline) {
  stream_->shut_down_sending();
  co_await wait(deadline);
  co_return ended_&& answer_.empty() && error_ == net::asio::error::eof;
}

void forward_link::close() noexcept {
  closed_ = true;
  stream_->close();
  changed_.cancel();
}

std::string forward_link::reason() const {
  if (const auto why = stream_->explain()) return why->message;
  if (!answer_.empty()) return peer() + " is no log server: it said '" + base::escape_to_one_line(answer_) + "'";
  if (!ended_ || error_ == net::asio::error::operation_aborted) return peer() + " did not end the connection in time";
  if (!greeted_) return peer() + " ended the connection when greeted (is it a log server? does it want TLS?)";
  if (error_ == net::asio::error::eof) return peer() + " closed the connection";
  return "connection to " + peer() + " lost: " + error_.message();
}

}  // namespace sipyco::logs
