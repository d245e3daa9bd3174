// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyonfmt/source.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace sipyco::pyonfmt {

/// Compares a text that comes in pieces with a file's.
class comparison {
 public:
  /// The file must be regular and outlive this.
  explicit comparison(const source& with) : with_(&with) {}

  /// How many bytes of `text` are those that come next in the file; when not all are, the rest is not looked at.
  std::size_t take(std::string_view text);
  /// All that was taken is all of the file.
  [[nodiscard]] bool is_equal() const;
  /// Hands out what was the same.
  void copy_equal_part(const std::function<void(std::string_view)>& to) const;

 private:
  const source* with_;
  std::size_t same_ = 0;
  bool differs_ = false;
  std::string buffer_;
};

/// All of a regular file's text.
[[nodiscard]] std::string all_of(const source& file);

}  // namespace sipyco::pyonfmt
