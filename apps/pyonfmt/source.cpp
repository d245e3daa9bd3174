// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/source.hpp"

#include <sipyco/cli/errors.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace sipyco::pyonfmt {

namespace {

[[noreturn]] void fail_opening(const std::string& name, const char* why) {
  throw cli::fatal_error(cli::exit_code::no_input_file, name + ": " + why);
}

}  // namespace

source::source(const std::string& name) : name_(name == "-" ? "<stdin>" : name) {
  descriptor_ = name == "-" ? STDIN_FILENO : open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) fail_opening(name_, std::strerror(errno));
  struct stat status {};
  if (fstat(descriptor_, &status) != 0) fail_opening(name_, std::strerror(errno));
  if (S_ISDIR(status.st_mode)) fail_opening(name_, "it is a directory");
  if (S_ISREG(status.st_mode) && descriptor_ != STDIN_FILENO) size_ = static_cast<std::size_t>(status.st_size);
}

source::~source() {
  if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

void source::fail_reading() const {
  throw cli::fatal_error(cli::exit_code::io_error, name_ + ": cannot read it: " + std::strerror(errno));
}

std::size_t source::read(std::span<char> into) {
  if (const std::size_t left = ahead_.size() - ahead_used_; left != 0) {
    const std::size_t count = std::min(left, into.size());
    ahead_.copy(into.data(), count, ahead_used_);
    ahead_used_ += count;
    return count;
  }
  const std::size_t count = held_ ? 0 : read_descriptor(into);
  read_beyond_ = read_beyond_ || count != 0;
  return count;
}

std::size_t source::read_descriptor(std::span<char> into) {
  for (;;) {
    const ssize_t count = ::read(descriptor_, into.data(), into.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) fail_reading();
  }
}

std::string_view source::peek(std::size_t most) {
  if (!held_ && ahead_.empty()) {
    ahead_.resize(most);
    std::size_t used = 0;
    while (used < most) {
      const std::size_t count = read_descriptor({ahead_.data() + used, most - used});
      if (count == 0) break;
      used += count;
    }
    ahead_.resize(used);
  }
  return std::string_view(ahead_).substr(ahead_used_, most);
}

std::size_t source::read_at(std::span<char> into, std::size_t offset) const {
  if (held_) return offset < ahead_.size() ? ahead_.copy(into.data(), into.size(), offset) : 0;
  std::size_t done = 0;
  while (done < into.size()) {
    const ssize_t count = pread(descriptor_, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
    if (count < 0 && errno != EINTR) fail_reading();
    if (count == 0) break;
    if (count > 0) done += static_cast<std::size_t>(count);
  }
  return done;
}

std::string source::read_all() {
  std::string out;
  std::size_t used = 0;
  for (;;) {
    if (out.size() == used) out.resize(used == 0 ? size() + 1 : std::max<std::size_t>(2 * used, 64 * 1024));
    const std::size_t count = read({out.data() + used, out.size() - used});
    used += count;
    if (count != 0) continue;
    out.resize(used);
    return out;
  }
}

void source::hold() {
  ahead_ = read_all();
  ahead_used_ = 0;
  held_ = true;
  size_ = ahead_.size();
}

void source::rewind() {
  ahead_used_ = 0;
  if (!read_beyond_ || held_) return;
  ahead_.clear();
  read_beyond_ = false;
  if (lseek(descriptor_, 0, SEEK_SET) != 0) fail_reading();
}

}  // namespace sipyco::pyonfmt
