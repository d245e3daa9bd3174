// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/line_source.hpp"

#include <sipyco/cli/errors.hpp>

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace sipyco::rpctool {

// False at the end.
bool plain_source::fill() {
  buffer_.erase(0, read_);
  read_ = 0;
  char block[1 << 16];
  while (true) {
    const auto size = read(descriptor_, block, sizeof block);
    if (size > 0) buffer_.append(block, static_cast<std::size_t>(size));
    if (size >= 0) return size > 0;
    if (errno == EAGAIN) {
      pollfd entry{descriptor_, POLLIN, 0};
      poll(&entry, 1, -1);
    } else if (errno != EINTR) {
      throw cli::fatal_error(cli::exit_code::no_input_file,
                             std::string("cannot read standard input: ") + std::strerror(errno));
    }
  }
}

line_source::got plain_source::next(std::string_view) {
  auto end = buffer_.find('\n', read_);
  while (end == buffer_.npos && !ended_) {
    const auto searched = buffer_.size() - read_;
    ended_ = !fill();
    end = buffer_.find('\n', searched);
  }
  if (end == buffer_.npos && read_ == buffer_.size()) return {event::end};
  std::string line = buffer_.substr(read_, end == buffer_.npos ? end : end - read_);
  read_ = end == buffer_.npos ? buffer_.size() : end + 1;
  return {event::line, std::move(line)};
}

}  // namespace sipyco::rpctool
