// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/dtype.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace sipyco::text {

/// Writes the elements of one array, filled up to a common width as far as NumPy does so for the dtype.
class element_format {
 public:
  element_format() = default;
  element_format(const element_format&) = delete;
  element_format& operator=(const element_format&) = delete;
  virtual ~element_format() = default;

  virtual void append(std::string& out, const std::byte* element) const = 0;
};

/// The format for elements of a dtype, chosen from those that are shown. `aligned` is false for a zero-dimensional
/// array, in which a bool gets no space.
[[nodiscard]] std::unique_ptr<element_format> make_element_format(const dtype& type,
                                                                  std::span<const std::byte* const> shown,
                                                                  bool aligned);

}  // namespace sipyco::text
