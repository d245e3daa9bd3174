// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/quiet_write.hpp"

#include <cerrno>
#include <csignal>
#include <ctime>

#include <unistd.h>

namespace sipyco::net {
namespace {

// One that came from elsewhere is left to whom it is meant for.
bool is_pending() noexcept {
  sigset_t pending;
  return ::sigpending(&pending) == 0 && ::sigismember(&pending, SIGPIPE) == 1;
}

void take(const sigset_t& signal) noexcept {
  const timespec at_once{};
  while (::sigtimedwait(&signal, nullptr, &at_once) < 0 && errno == EINTR) {
  }
}

}  // namespace

ssize_t quiet_write(int fd, std::string_view bytes) noexcept {
  sigset_t signal;
  sigset_t before;
  ::sigemptyset(&signal);
  ::sigaddset(&signal, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &signal, &before);
  const bool pending = is_pending();
  const auto written = ::write(fd, bytes.data(), bytes.size());
  const int error = errno;
  if (written < 0 && error == EPIPE && !pending) take(signal);
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  errno = error;
  return written;
}

}  // namespace sipyco::net
