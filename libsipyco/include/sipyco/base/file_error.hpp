// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/error.hpp>

#include <string>
#include <string_view>

namespace sipyco {

/// A file that cannot be read or written (Python's `OSError` and its classes).
class FileError : public Error {
 public:
  /// `what` is what failed, such as `cannot write`; `error_number` is errno's.
  FileError(std::string_view what, std::string_view path, int error_number);
  /// With a reason of our own.
  FileError(std::string_view what, std::string_view path, int error_number, std::string_view reason);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }  ///< As it was given.
  /// An errno, such as ENOENT.
  [[nodiscard]] int error_number() const noexcept { return error_number_; }
  [[nodiscard]] std::string_view python_class() const noexcept override;

 private:
  std::string path_;
  int error_number_;
};

}  // namespace sipyco
