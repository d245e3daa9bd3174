// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sipyco::logserver {

/// Where output goes: a descriptor of ours, or one that was inherited.
class output_file {
 public:
  /// What a write came to.
  struct outcome {
    std::size_t written = 0;
    /// errno; EAGAIN when it would have had to wait.
    int error = 0;
  };

  /// Standard output.
  explicit output_file(int inherited);
  /// Opens for appending, with mode 0640. Throws cli::fatal_error.
  explicit output_file(std::string path);
  ~output_file();
  output_file(const output_file&) = delete;
  output_file& operator=(const output_file&) = delete;

  /// Never waits on a pipe, socket or terminal whose reader is slow.
  [[nodiscard]] outcome write_some(std::string_view bytes);
  /// Opens the same path again; when that fails the old file stays, and the errno is returned.
  [[nodiscard]] int reopen();

  /// Empty for what was inherited.
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] int descriptor() const noexcept { return fd_; }
  /// Something at whose other end is a reader, who may be slow or leave.
  [[nodiscard]] bool has_reader() const noexcept { return has_reader_; }

 private:
  std::string path_;
  int fd_ = -1;
  bool owned_ = false;
  bool has_reader_ = false;
};

}  // namespace sipyco::logserver
