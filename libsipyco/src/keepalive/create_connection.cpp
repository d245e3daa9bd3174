// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/keepalive.hpp>

#include "net/connect_race.hpp"
#include "net/waiting.hpp"

#include <fcntl.h>

namespace sipyco::keepalive {
namespace {

void make_blocking(int socket) noexcept {
  const int flags = ::fcntl(socket, F_GETFL);
  if (flags >= 0) ::fcntl(socket, F_SETFL, flags & ~O_NONBLOCK);
}

}  // namespace

net::unique_fd create_connection(const std::string& host, std::uint16_t port, std::chrono::milliseconds timeout,
                                 const options& wanted) {
  auto socket = net::connect_to_host(host, port, {net::deadline_after(timeout)}).value();
  set_keepalive(socket.get(), wanted);
  make_blocking(socket.get());
  return socket;
}

}  // namespace sipyco::keepalive
