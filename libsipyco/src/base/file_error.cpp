// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/file_error.hpp>

#include "base/escape.hpp"

#include <cerrno>
#include <system_error>

namespace sipyco {
namespace {

std::string file_message(std::string_view what, std::string_view path, std::string_view reason) {
  std::string out(what);
  out += " '";
  out += base::escape_to_one_line(path);
  out += "': ";
  return out += reason;
}

}  // namespace

FileError::FileError(std::string_view what, std::string_view path, int error_number)
    : FileError(what, path, error_number, std::generic_category().message(error_number)) {}

FileError::FileError(std::string_view what, std::string_view path, int error_number, std::string_view reason)
    : Error(file_message(what, path, reason)), path_(path), error_number_(error_number) {}

std::string_view FileError::python_class() const noexcept {
  switch (error_number_) {
    case ENOENT: return "FileNotFoundError";
    case EEXIST: return "FileExistsError";
    case EISDIR: return "IsADirectoryError";
    case ENOTDIR: return "NotADirectoryError";
    case EACCES:
    case EPERM: return "PermissionError";
    case EINTR: return "InterruptedError";
    default: return "OSError";
  }
}

}  // namespace sipyco
