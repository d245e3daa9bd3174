// SPDX-License-Identifier: LGPL-3.0-or-later
#include "signals.hpp"

#include <algorithm>
#include <ctime>

namespace lab {

sigset_t block_signals() {
  sigset_t out;
  sigemptyset(&out);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&out, number);
  pthread_sigmask(SIG_BLOCK, &out, nullptr);
  return out;
}

int wait_for_signal(const sigset_t& signals, std::chrono::nanoseconds time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  const timespec limit{seconds.count(), (time - seconds).count()};
  return std::max(sigtimedwait(&signals, nullptr, &limit), 0);
}

}  // namespace lab
