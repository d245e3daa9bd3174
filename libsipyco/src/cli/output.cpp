// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/output.hpp>

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/signals.hpp>

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

namespace sipyco::cli {

namespace {

// Descriptors that we inherit may be non-blocking.
void wait_writable(int descriptor) {
  pollfd entry{descriptor, POLLOUT, 0};
  poll(&entry, 1, -1);
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = write(descriptor, text.data(), text.size());
    if (written >= 0)
      text.remove_prefix(static_cast<std::size_t>(written));
    else if (errno == EAGAIN)
      wait_writable(descriptor);
    else if (errno != EINTR)
      return false;
  }
  return true;
}

[[noreturn]] void fail() {
  if (errno == EPIPE) die_by_signal(SIGPIPE);
  throw fatal_error(exit_code::io_error, std::string("cannot write to standard output: ") + std::strerror(errno));
}

}  // namespace

void write_output(std::string_view text) {
  if (!write_all(STDOUT_FILENO, text)) fail();
}

void close_output() {
  if (close(STDOUT_FILENO) != 0 && errno != EBADF && errno != EINTR) fail();
}

void write_error(std::string_view text) noexcept { write_all(STDERR_FILENO, text); }

}  // namespace sipyco::cli
