// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/line_stream.hpp"

#include "net/system_failure.hpp"

#include <utility>

namespace sipyco::net {

line_stream::line_stream(std::shared_ptr<byte_stream> stream, std::size_t max_line_bytes)
    : stream_(std::move(stream)), framer_(max_line_bytes), read_watch_(stream_), write_watch_(stream_) {}

asio::awaitable<result<std::optional<std::string_view>>> line_stream::read_line(time_point deadline) {
  while (true) {
    auto line = framer_.next();
    if (line.has_error() || *line) co_return line;
    if (ended_) co_return framer_.finish();
    if (const auto filled = co_await fill(deadline); filled.has_error()) co_return filled.error();
  }
}

asio::awaitable<result<std::optional<protocol::line_fragment>>> line_stream::read_fragment(time_point deadline) {
  while (true) {
    auto fragment = framer_.next_fragment();
    if (fragment.has_error() || *fragment) co_return fragment;
    if (ended_) co_return std::optional<protocol::line_fragment>{};
    if (const auto filled = co_await fill(deadline); filled.has_error()) co_return filled.error();
  }
}

asio::awaitable<result<void>> line_stream::fill(time_point deadline) {
  read_watch_.set(deadline);
  const auto [error, count] = co_await stream_->read_some(framer_.prepare());
  read_watch_.set(never);
  framer_.commit(count);
  ended_ = error == asio::error::eof;
  if (error && !ended_) co_return broken(error, read_watch_);
  co_return result<void>{};
}

asio::awaitable<result<void>> line_stream::write(std::shared_ptr<const std::string> bytes, time_point deadline) {
  co_return co_await write_view(*bytes, deadline);
}

asio::awaitable<result<void>> line_stream::write(std::string bytes, time_point deadline) {
  co_return co_await write_view(bytes, deadline);
}

asio::awaitable<result<void>> line_stream::write_view(std::string_view bytes, time_point deadline) {
  write_watch_.set(deadline);
  const auto [error, count] = co_await stream_->write(bytes);
  write_watch_.set(never);
  if (error) co_return broken(error, write_watch_);
  co_return result<void>{};
}

failure line_stream::broken(const error_code& error, const deadline_watch& watch) const {
  if (watch.fired()) return {failure_kind::timeout, peer() + " did not answer in time"};
  if (auto why = stream_->explain()) return *std::move(why);
  if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor)
    return {failure_kind::interrupted, "connection to " + peer() + " closed here"};
  return {failure_kind::connection_lost, "connection to " + peer() + " lost: " + error_text(error.value())};
}

}  // namespace sipyco::net
