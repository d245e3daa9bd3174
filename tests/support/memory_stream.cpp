// SPDX-License-Identifier: LGPL-3.0-or-later
#include "support/memory_stream.hpp"

#include <algorithm>
#include <utility>

namespace sipyco::test {

using net::error_code;
using net::asio::awaitable;

void memory_stream::add(item next) {
  input_.push_back(std::move(next));
  changed_.cancel();
}

awaitable<void> memory_stream::wait_for_change() {
  changed_.expires_at(net::asio::steady_timer::time_point::max());
  co_await changed_.async_wait(net::as_result);
}

memory_stream::outcome memory_stream::take(std::span<char> room) {
  if (const auto* error = std::get_if<error_code>(&input_.front())) return {*error, 0};
  auto& bytes = std::get<std::string>(input_.front());
  const auto count = std::min({room.size(), bytes.size(), max_read_bytes});
  std::copy_n(bytes.begin(), count, room.begin());
  bytes.erase(0, count);
  if (bytes.empty()) input_.pop_front();
  return {error_code{}, count};
}

awaitable<memory_stream::outcome> memory_stream::read_some(std::span<char> room) {
  const auto cancellation = co_await net::asio::this_coro::cancellation_state;
  while (input_.empty() && !closed && cancellation.cancelled() == net::asio::cancellation_type::none)
    co_await wait_for_change();
  if (input_.empty()) co_return outcome{net::asio::error::operation_aborted, 0};
  co_return take(room);
}

awaitable<memory_stream::outcome> memory_stream::write(std::string_view bytes) {
  while (stall_writes && !closed) co_await wait_for_change();
  if (closed) co_return outcome{net::asio::error::operation_aborted, 0};
  const auto room = fail_write_after - std::min(fail_write_after, written.size());
  const auto count = std::min(room, bytes.size());
  written += bytes.substr(0, count);
  if (count < bytes.size()) co_return outcome{net::asio::error::broken_pipe, count};
  co_return outcome{error_code{}, count};
}

void memory_stream::close() noexcept {
  closed = true;
  changed_.cancel();
}

}  // namespace sipyco::test
