// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/read_file.hpp"

#include <sipyco/base/file_error.hpp>
#include "base/file_descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

namespace sipyco::base {
namespace {

constexpr std::size_t block_bytes = 64 * 1024;

/// How much a file seems to hold; a pipe tells nothing.
std::size_t expected_bytes(int file) {
  struct stat status {};
  return ::fstat(file, &status) == 0 && status.st_size > 0 ? static_cast<std::size_t>(status.st_size) : 0;
}

/// Reads up to `bytes` behind what `out` holds; false at the end of the file.
bool read_block(int file, const std::string& path, std::string& out, std::size_t bytes) {
  const std::size_t before = out.size();
  out.resize(before + bytes);
  const ssize_t got = ::read(file, out.data() + before, bytes);
  const int error = errno;
  out.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
  if (got < 0 && error != EINTR) throw FileError("cannot read", path, error);
  return got != 0;
}

}  // namespace

std::string read_file(const std::string& path, std::size_t max_bytes) {
  const file_descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) throw FileError("cannot read", path, errno);
  std::string out;
  // One byte more than there should be, so that the end is seen at once.
  std::size_t block = std::max(block_bytes, std::min(expected_bytes(file.get()), max_bytes) + 1);
  while (read_block(file.get(), path, out, block)) {
    if (out.size() > max_bytes) throw LimitError("bytes of file '" + path + "'", "max_bytes", max_bytes);
    block = block_bytes;
  }
  return out;
}

}  // namespace sipyco::base
