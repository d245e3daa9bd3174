// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/keepalive.hpp"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace sipyco::net {
namespace {

// Failures are ignored: a connection without keepalive still works.
void set(int fd, int level, int option, int value) noexcept { ::setsockopt(fd, level, option, &value, sizeof value); }

}  // namespace

void set_keepalive(int fd, const keepalive_options& options) noexcept {
  set(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
  set(fd, IPPROTO_TCP, TCP_KEEPIDLE, static_cast<int>(options.idle.count()));
  set(fd, IPPROTO_TCP, TCP_KEEPINTVL, static_cast<int>(options.interval.count()));
  set(fd, IPPROTO_TCP, TCP_KEEPCNT, options.probes);
}

void set_connection_options(int fd) noexcept {
  set_keepalive(fd);
  set(fd, IPPROTO_TCP, TCP_NODELAY, 1);
  const int flags = ::fcntl(fd, F_GETFD);
  if (flags >= 0 && (flags & FD_CLOEXEC) == 0) ::fcntl(fd, F_SETFD, flags | FD_CLOEXEC);
}

}  // namespace sipyco::net
