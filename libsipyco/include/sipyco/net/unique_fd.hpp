// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <utility>

#include <unistd.h>

namespace sipyco::net {

/// Owns a file descriptor.
class unique_fd {
 public:
  unique_fd() = default;
  explicit unique_fd(int fd) noexcept : fd_(fd) {}                              ///< Takes it over; negative for none.
  unique_fd(unique_fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}  ///< The other has none then.
  /// Closes what it had.
  unique_fd& operator=(unique_fd&& other) noexcept {
    reset(std::exchange(other.fd_, -1));
    return *this;
  }
  ~unique_fd() { reset(); }

  /// Closes what it had, and takes `fd` over.
  void reset(int fd = -1) noexcept {
    if (fd_ >= 0) ::close(fd_);
    fd_ = fd;
  }
  /// Gives the descriptor away.
  [[nodiscard]] int release() noexcept { return std::exchange(fd_, -1); }
  /// -1 when there is none.
  [[nodiscard]] int get() const noexcept { return fd_; }
  explicit operator bool() const noexcept { return fd_ >= 0; }  ///< Whether there is one.

 private:
  int fd_ = -1;
};

}  // namespace sipyco::net
