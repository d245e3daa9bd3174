// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace sipyco::rpctool {

file_content read_descriptor(int descriptor) {
  file_content out;
  std::string text;
  for (char buffer[1 << 16];;) {
    const auto got = read(descriptor, buffer, sizeof buffer);
    if (got > 0) {
      text.append(buffer, static_cast<std::size_t>(got));
    } else if (got == 0) {
      out.content_ = std::move(text);
      return out;
    } else if (errno != EINTR) {
      out.error_ = std::strerror(errno);
      return out;
    }
  }
}

file_content read_file(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    file_content out;
    out.error_ = std::strerror(errno);
    return out;
  }
  auto out = read_descriptor(descriptor);
  close(descriptor);
  return out;
}

}  // namespace sipyco::rpctool
