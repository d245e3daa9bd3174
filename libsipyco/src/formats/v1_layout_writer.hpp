// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/formats/v1_reformat.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco::formats {

/// Lays a text with marks out, and passes it on in large pieces.
class v1_layout_writer {
 public:
  v1_layout_writer(v1_reformatter::output to, const v1_layout& layout) : to_(std::move(to)), layout_(layout) {}

  void write(std::string_view marked);
  /// Passes on what is left.
  void flush();

 private:
  void write_mark(char which);
  void new_line();

  v1_reformatter::output to_;
  v1_layout layout_;
  std::string text_;
  std::size_t level_ = 0;
};

}  // namespace sipyco::formats
