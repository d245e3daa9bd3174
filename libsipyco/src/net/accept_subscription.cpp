// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/accept_subscription.hpp"

#include "protocol/subscription.hpp"

#include <utility>
#include <variant>

namespace sipyco::net {

asio::awaitable<result<std::string>> accept_subscription(line_stream& lines, std::string_view banner,
                                                         time_point deadline) {
  using session = protocol::subscription_session;
  session beginning(banner);
  while (true) {
    const auto line = co_await lines.read_line(deadline);
    if (!line) co_return line.error();
    if (!*line) co_return failure{failure_kind::connection_lost, "left before it said what it wants"};
    auto todo = beginning.on_line(**line);
    if (auto* wanted = std::get_if<session::subscribe>(&todo)) co_return std::move(wanted->name);
    if (auto* refused = std::get_if<session::refuse>(&todo))
      co_return failure{failure_kind::protocol, std::move(refused->reason)};
  }
}

asio::awaitable<bool> discard_input(line_stream& lines) {
  while (true) {
    const auto line = co_await lines.read_line();
    if (!line) co_return true;
    if (!*line) co_return false;
  }
}

}  // namespace sipyco::net
