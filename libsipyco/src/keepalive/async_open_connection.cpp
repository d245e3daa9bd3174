// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/keepalive_async.hpp>

#include "net/connect_async.hpp"

#include <utility>

namespace sipyco::keepalive {

boost::asio::awaitable<net::stream> async_open_connection(std::string host, std::uint16_t port,
                                                          connection_options wanted) {
  auto opened =
      co_await net::connect_async(std::move(host), port, net::deadline_after(wanted.timeout), std::move(wanted.tls));
  auto bytes = std::move(opened).value();
  set_keepalive(bytes->socket_handle(), wanted.keepalive);
  co_return net::stream{std::move(bytes), wanted.max_line_bytes};
}

}  // namespace sipyco::keepalive
