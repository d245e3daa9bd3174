// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sipyco::rpctool {

/// Where the lines of a session come from.
class line_source {
 public:
  enum class event { line, end, interrupted };
  struct got {
    event what;
    std::string line = {};
  };

  line_source() = default;
  line_source(const line_source&) = delete;
  line_source& operator=(const line_source&) = delete;
  virtual ~line_source() = default;

  /// The next line, without its newline.
  virtual got next(std::string_view prompt) = 0;
  /// Whether it is there already, so that `next` does not wait.
  [[nodiscard]] virtual bool has_next() const { return false; }
};

/// Lines from a descriptor, without a prompt. A last line need not end in a newline.
class plain_source final : public line_source {
 public:
  explicit plain_source(int descriptor) : descriptor_(descriptor) {}

  got next(std::string_view prompt) override;
  [[nodiscard]] bool has_next() const override { return buffer_.find('\n', read_) != buffer_.npos; }

 private:
  bool fill();

  int descriptor_;
  bool ended_ = false;
  std::string buffer_;
  std::size_t read_ = 0;
};

}  // namespace sipyco::rpctool
