// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace sipyco::rpctool {

/// The bytes of a file, or why there are none.
class file_content {
 public:
  explicit operator bool() const noexcept { return content_.has_value(); }
  [[nodiscard]] const std::string& operator*() const noexcept { return *content_; }
  /// The system's word for what went wrong.
  [[nodiscard]] const std::string& error() const noexcept { return error_; }

 private:
  friend file_content read_descriptor(int descriptor);
  friend file_content read_file(const std::string& path);
  std::optional<std::string> content_;
  std::string error_;
};

/// Everything up to the end of what `descriptor` reads.
[[nodiscard]] file_content read_descriptor(int descriptor);
[[nodiscard]] file_content read_file(const std::string& path);

}  // namespace sipyco::rpctool
