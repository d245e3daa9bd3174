// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/terminal_signals.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace sipyco::rpctool {

namespace {

// A handler reaches nothing else.
int write_end = -1;
volatile std::sig_atomic_t resized = 0;
volatile std::sig_atomic_t continued = 0;

extern "C" void note(int signal) {
  if (signal == SIGWINCH) resized = 1;
  if (signal == SIGCONT) continued = 1;
  if (signal == SIGWINCH || signal == SIGCONT) return;
  const int kept = errno;
  const auto number = static_cast<unsigned char>(signal);
  static_cast<void>(!write(write_end, &number, 1));
  errno = kept;
}

}  // namespace

terminal_signals::terminal_signals() {
  if (pipe2(pipe_.data(), O_CLOEXEC | O_NONBLOCK) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  write_end = pipe_[1];
  struct sigaction action {};
  action.sa_handler = note;
  for (std::size_t i = 0; i < caught.size(); ++i) sigaction(caught[i], &action, &before_[i]);
}

terminal_signals::~terminal_signals() {
  for (std::size_t i = 0; i < caught.size(); ++i) sigaction(caught[i], &before_[i], nullptr);
  close(pipe_[0]);
  close(pipe_[1]);
}

bool terminal_signals::take_resize() noexcept { return std::exchange(resized, 0) != 0; }

bool terminal_signals::take_continuation() noexcept { return std::exchange(continued, 0) != 0; }

bool terminal_signals::waiting() const noexcept {
  pollfd entry{pipe_[0], POLLIN, 0};
  return poll(&entry, 1, 0) == 1;
}

int terminal_signals::take() noexcept {
  unsigned char number = 0;
  return read(pipe_[0], &number, 1) == 1 ? number : 0;
}

}  // namespace sipyco::rpctool
