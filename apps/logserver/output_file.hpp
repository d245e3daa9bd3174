// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/record_target.hpp"

#include <string>
#include <string_view>

namespace sipyco::logserver {

/// Where output goes: a descriptor of ours, or one that was inherited.
class output_file final : public record_target {
 public:
  /// Standard output.
  explicit output_file(int inherited);
  /// Opens for appending, with mode 0640. Throws cli::fatal_error.
  explicit output_file(std::string path);
  ~output_file() override;

  [[nodiscard]] outcome write_some(std::string_view bytes) override;
  [[nodiscard]] int reopen() override;
  [[nodiscard]] const std::string& path() const noexcept override { return path_; }
  [[nodiscard]] int descriptor() const noexcept override { return fd_; }
  [[nodiscard]] bool has_reader() const noexcept override { return has_reader_; }

 private:
  std::string path_;
  int fd_ = -1;
  bool owned_ = false;
  bool has_reader_ = false;
};

}  // namespace sipyco::logserver
