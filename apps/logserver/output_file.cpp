// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/output_file.hpp"

#include <sipyco/cli/errors.hpp>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <utility>

namespace sipyco::logserver {

namespace {

constexpr mode_t file_mode = 0640;

// Nobody to wait for at the other end.
bool is_storage(int fd) {
  struct stat about {};
  return fstat(fd, &about) == 0 && (S_ISREG(about.st_mode) || S_ISBLK(about.st_mode));
}

int open_to_append(const std::string& path) {
  return open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, file_mode);
}

}  // namespace

output_file::output_file(int inherited) : fd_(inherited), has_reader_(!is_storage(inherited)) {}

output_file::output_file(std::string path) : path_(std::move(path)), fd_(open_to_append(path_)), owned_(true) {
  if (fd_ < 0)
    throw cli::fatal_error(cli::exit_code::cannot_create,
                           "cannot open log file " + path_ + ": " + std::strerror(errno));
  has_reader_ = !is_storage(fd_);
}

output_file::~output_file() {
  if (owned_) close(fd_);
}

output_file::outcome output_file::write_some(std::string_view bytes) {
  if (has_reader_) {
    // A pipe that is writable takes as much at once; the descriptor is not ours to be made non-blocking.
    pollfd entry{fd_, POLLOUT, 0};
    if (poll(&entry, 1, 0) == 0) return {0, EAGAIN};
    bytes = bytes.substr(0, PIPE_BUF);
  }
  const auto count = write(fd_, bytes.data(), bytes.size());
  if (count >= 0) return {static_cast<std::size_t>(count), 0};
  return {0, errno == EINTR ? EAGAIN : errno};
}

int output_file::reopen() {
  if (path_.empty()) return 0;
  const int fresh = open_to_append(path_);
  if (fresh < 0) return errno;
  close(std::exchange(fd_, fresh));
  has_reader_ = !is_storage(fd_);
  return 0;
}

}  // namespace sipyco::logserver
