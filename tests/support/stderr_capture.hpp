// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string>

#include <unistd.h>

namespace sipyco::test {

/// While it lives, what goes to standard error is kept.
class stderr_capture {
 public:
  stderr_capture() : kept_(std::tmpfile()), before_(::dup(STDERR_FILENO)) { ::dup2(::fileno(kept_), STDERR_FILENO); }
  stderr_capture(const stderr_capture&) = delete;
  stderr_capture& operator=(const stderr_capture&) = delete;
  ~stderr_capture() {
    ::dup2(before_, STDERR_FILENO);
    ::close(before_);
    std::fclose(kept_);
  }

  [[nodiscard]] std::string text() const {
    char room[4096];
    const auto count = ::pread(::fileno(kept_), room, sizeof room, 0);
    return {room, count < 0 ? 0 : static_cast<std::size_t>(count)};
  }

 private:
  std::FILE* kept_;
  int before_;
};

}  // namespace sipyco::test
