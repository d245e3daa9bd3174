// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logforward/signal_queue.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

namespace sipyco::logforward {

signal_queue::signal_queue() {
  sigset_t watched;
  sigemptyset(&watched);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGCHLD}) sigaddset(&watched, number);
  pthread_sigmask(SIG_BLOCK, &watched, &before_);
  fd_ = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
}

signal_queue::~signal_queue() {
  close(fd_);
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

std::optional<signal_queue::entry> signal_queue::next() {
  signalfd_siginfo info{};
  if (read(fd_, &info, sizeof info) != sizeof info) return std::nullopt;
  return entry{static_cast<int>(info.ssi_signo), info.ssi_code == SI_USER || info.ssi_code == SI_QUEUE};
}

}  // namespace sipyco::logforward
