// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace sipyco::logserver {

/// Where records are written.
class record_target {
 public:
  /// What a write came to.
  struct outcome {
    std::size_t written = 0;
    /// errno; EAGAIN when it would have had to wait.
    int error = 0;
  };

  record_target() = default;
  virtual ~record_target() = default;
  record_target(const record_target&) = delete;
  record_target& operator=(const record_target&) = delete;

  /// Never waits on a pipe, socket or terminal whose reader is slow.
  [[nodiscard]] virtual outcome write_some(std::string_view bytes) = 0;
  /// Opens the same path again; when that fails the old file stays, and the errno is returned.
  [[nodiscard]] virtual int reopen() = 0;
  /// Empty for what was inherited.
  [[nodiscard]] virtual const std::string& path() const noexcept = 0;
  [[nodiscard]] virtual int descriptor() const noexcept = 0;
  /// Something at whose other end is a reader, who may be slow or leave.
  [[nodiscard]] virtual bool has_reader() const noexcept = 0;
  /// Each write must be one whole record.
  [[nodiscard]] virtual bool takes_single_records() const noexcept { return false; }
};

using output_target = std::shared_ptr<record_target>;

}  // namespace sipyco::logserver
