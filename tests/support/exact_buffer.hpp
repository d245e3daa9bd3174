// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>

namespace sipyco::test {

/// A copy of a text on the heap, of exactly its size, so that the address sanitizer sees each byte read beyond it.
class exact_buffer {
 public:
  explicit exact_buffer(std::string_view text) : data_(new char[text.size()]), size_(text.size()) {
    std::copy(text.begin(), text.end(), data_.get());
  }

  /// Lives as long as the buffer.
  [[nodiscard]] std::string_view view() const noexcept { return {data_.get(), size_}; }

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_;
};

}  // namespace sipyco::test
