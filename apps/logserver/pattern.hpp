// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace sipyco::logserver {

/// A regular expression in RE2's syntax, whose matching takes linear time whatever the text.
class pattern {
 public:
  /// Throws cli::usage_error; cli::fatal_error where this build has no regular expressions.
  explicit pattern(const std::string& text);
  ~pattern();
  pattern(pattern&&) noexcept;
  pattern& operator=(pattern&&) noexcept;

  /// Whether it matches somewhere.
  [[nodiscard]] bool found_in(std::string_view text) const;

 private:
  struct compiled;
  std::unique_ptr<compiled> compiled_;
};

}  // namespace sipyco::logserver
