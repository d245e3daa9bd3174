// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/keepalive.hpp>

#include <sipyco/base/connection_error.hpp>

#include "net/system_failure.hpp"

#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace sipyco::keepalive {
namespace {

void set(int socket, int level, int option, int value, const char* what) {
  if (::setsockopt(socket, level, option, &value, sizeof value) != 0)
    throw ConnectionError(std::string("cannot set keepalive (") + what + "): " + net::error_text(errno));
}

}  // namespace

void set_keepalive(int socket, const options& wanted) {
  set(socket, SOL_SOCKET, SO_KEEPALIVE, 1, "SO_KEEPALIVE");
  if (wanted.after_idle)
    set(socket, IPPROTO_TCP, TCP_KEEPIDLE, static_cast<int>(wanted.after_idle->count()), "after_idle");
  if (wanted.interval) set(socket, IPPROTO_TCP, TCP_KEEPINTVL, static_cast<int>(wanted.interval->count()), "interval");
  if (wanted.max_fails) set(socket, IPPROTO_TCP, TCP_KEEPCNT, *wanted.max_fails, "max_fails");
}

}  // namespace sipyco::keepalive
