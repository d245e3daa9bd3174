// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "text/element_format.hpp"
#include "text/shown_elements.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco::text {

/// Writes the elements of an array in brackets, a row on a line as far as it fits.
class array_layout {
 public:
  /// `indent` is the column at which the outermost bracket stands; `width` the characters on a line, `separator`
  /// stands between elements.
  array_layout(const shown_elements& shown, const element_format& format, std::string_view separator,
               std::size_t indent, std::ptrdiff_t width)
      : shown_(shown), format_(format), separator_(separator), indent_(indent), width_(width) {}

  void append(std::string& out) const { append_axis(out, shown_.array().data(), 0); }

 private:
  void append_axis(std::string& out, const std::byte* at, std::size_t axis) const;
  void append_rows(std::string& out, const std::byte* at, std::size_t axis) const;
  void append_elements(std::string& out, const std::byte* at, std::size_t axis) const;

  const shown_elements& shown_;
  const element_format& format_;
  std::string_view separator_;
  std::size_t indent_;
  std::ptrdiff_t width_;
};

}  // namespace sipyco::text
