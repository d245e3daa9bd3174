// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/file_replacement.hpp"

#include <sipyco/base/file_error.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>

namespace sipyco::base {
namespace {

constexpr mode_t new_file_mode = 0666;  // less the umask
constexpr int max_links = 40;
constexpr std::size_t longest_name = 200;  // that leaves room for the rest of a temporary name

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
}

/// What a chain of symbolic links ends in, which may not exist.
std::string behind_links(std::string path) {
  std::array<char, PATH_MAX> target{};
  for (int i = 0; i < max_links; ++i) {
    const ssize_t size = ::readlink(path.c_str(), target.data(), target.size());
    if (size < 0) return path;
    const std::string next(target.data(), static_cast<std::size_t>(size));
    path = next.starts_with('/') ? next : directory_of(path) + next;
  }
  throw FileError("cannot write", path, ELOOP);
}

std::string temporary_name(const std::string& path) {
  return directory_of(path) + "." + path.substr(path.rfind('/') + 1) + ".sipyco-new";
}

/// The path by which a file without a name can be linked to one.
std::string descriptor_path(int file) { return "/proc/self/fd/" + std::to_string(file); }

}  // namespace

void file_replacement::fail(int error) const {
  if (error == EACCES || error == EROFS)
    throw FileError("cannot write", shown_path_, error,
                    "cannot create a file in its directory; to replace a file atomically, the directory must be "
                    "writable");
  throw FileError("cannot write", shown_path_, error);
}

file_replacement::file_replacement(const std::string& path)
    : shown_path_(path), path_(behind_links(path)), directory_(directory_of(path_)) {
  struct stat old {};
  if (::stat(path_.c_str(), &old) == 0 && !S_ISREG(old.st_mode))
    throw FileError("cannot write", path, S_ISDIR(old.st_mode) ? EISDIR : EINVAL,
                    S_ISDIR(old.st_mode) ? "it is a directory" : "it is not a regular file");
  open_temporary();
}

file_replacement::~file_replacement() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

/// Without a name, so that the file goes away with this process; that takes a file system that can, and /proc.
/// Else under a name of its own.
void file_replacement::open_temporary() {
  if (path_.ends_with('/') || path_.empty()) fail(path_.empty() ? ENOENT : EISDIR);
  file_ = file_descriptor(::open(directory_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, new_file_mode));
  const bool short_name = path_.size() - (path_.rfind('/') + 1) <= longest_name;
  if (file_ && short_name && ::access(descriptor_path(file_.get()).c_str(), F_OK) == 0) return;
  if (!file_ && errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL) fail(errno);
  std::string name = directory_ + ".sipyco-new.XXXXXX";
  file_ = file_descriptor(::mkostemp(name.data(), O_CLOEXEC));
  if (!file_) fail(errno);
  temporary_ = std::move(name);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  (void)::fchmod(file_.get(), new_file_mode & ~mask);
}

void file_replacement::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file_.get(), text.data(), text.size());
    if (written < 0 && errno != EINTR) fail(errno);
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Gives the new file the mode and owner of the old one, as far as this process may.
void file_replacement::keep_status() {
  struct stat old {
  }, now{};
  if (::stat(path_.c_str(), &old) != 0 || ::fstat(file_.get(), &now) != 0) return;
  mode_t mode = old.st_mode & 07777;
  const bool same_owner = old.st_uid == now.st_uid && old.st_gid == now.st_gid;
  if (!same_owner && ::fchown(file_.get(), old.st_uid, old.st_gid) != 0) mode &= 0777;
  if (::fchmod(file_.get(), mode) != 0) fail(errno);
}

/// Gives the file a name, with nothing of an earlier writer behind it.
void file_replacement::link_temporary(const std::string& name) {
  const std::string source = descriptor_path(file_.get());
  while (::linkat(AT_FDCWD, source.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0) {
    if (errno != EEXIST) fail(errno);
    if (::unlink(name.c_str()) != 0 && errno != ENOENT) fail(errno);
  }
  temporary_ = name;
}

void file_replacement::rename_temporary() {
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(errno);
  temporary_.clear();
}

/// As a rule the name is the same for every writer, so that one left behind by a process that was killed right here
/// goes away with the next write. Who writes the same directory at the same moment takes another, rather than wait.
void file_replacement::commit() {
  keep_status();
  if (::fsync(file_.get()) != 0) fail(errno);
  const file_descriptor directory(::open(directory_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const bool alone = directory && ::flock(directory.get(), LOCK_EX | LOCK_NB) == 0;
  if (temporary_.empty()) {
    const std::string own = "." + std::to_string(::getpid()) + "." + std::to_string(file_.get());
    link_temporary(temporary_name(path_) + (alone ? "" : own));
  }
  rename_temporary();
  if (alone) (void)::flock(directory.get(), LOCK_UN);
  // The name, too, is to survive a loss of power; where a directory cannot be synchronised the file is no worse.
  if (directory) (void)::fsync(directory.get());
}

}  // namespace sipyco::base
