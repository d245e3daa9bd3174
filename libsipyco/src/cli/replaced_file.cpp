// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/replaced_file.hpp>

#include <sipyco/base/file_error.hpp>
#include <sipyco/cli/errors.hpp>
#include "base/file_replacement.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>

namespace sipyco::cli {
namespace {

/// What a file system without room, or a broken one, says; all else is about the name.
bool is_io_error(int error) { return error == ENOSPC || error == EIO || error == EDQUOT || error == EFBIG; }

template <class Action>
auto reported(Action action) {
  try {
    return action();
  } catch (const FileError& error) {
    throw fatal_error(is_io_error(error.error_number()) ? exit_code::io_error : exit_code::cannot_create, error.what());
  }
}

bool is_same_file(const std::string& a, const std::string& b) {
  struct stat one {
  }, other{};
  return stat(a.c_str(), &one) == 0 && stat(b.c_str(), &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

std::string behind_links(const std::string& path) {
  char resolved[PATH_MAX];
  return realpath(path.c_str(), resolved) != nullptr ? std::string(resolved) : path;
}

}  // namespace

struct replaced_file::implementation {
  explicit implementation(const std::string& path) : file(path) {}
  base::file_replacement file;
};

replaced_file::replaced_file(const std::string& path)
    : impl_(reported([&] { return std::make_unique<implementation>(path); })) {}
replaced_file::replaced_file(replaced_file&&) noexcept = default;
replaced_file& replaced_file::operator=(replaced_file&&) noexcept = default;
replaced_file::~replaced_file() = default;

void replaced_file::write(std::string_view text) {
  reported([&] { impl_->file.write(text); });
}

void replaced_file::commit() {
  reported([&] { impl_->file.commit(); });
}

void keep_backup(const std::string& path, const std::string& suffix) {
  const std::string from = behind_links(path), to = from + suffix;
  // A second name for the old file: it stays when the first one gets a new file. That it is there already means that
  // an earlier try ended right behind this point.
  if (link(from.c_str(), to.c_str()) == 0 || (errno == EEXIST && is_same_file(from, to))) return;
  throw fatal_error(exit_code::cannot_create, "cannot keep " + path + " as " + to + ": " +
                                                  (errno == EEXIST ? "there is such a file" : std::strerror(errno)));
}

}  // namespace sipyco::cli
