// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/text/print_options.hpp>
#include <sipyco/value/ndarray.hpp>

#include <cstddef>
#include <vector>

namespace sipyco::text {

/// Which elements of an array are printed: all, or those at the ends of the axes when there are too many.
class shown_elements {
 public:
  /// The array must live as long.
  shown_elements(const NDArray& array, const print_options& options);

  /// Whether elements in the middle of this axis are left out.
  [[nodiscard]] bool is_cut(std::size_t axis) const noexcept;
  /// How many indices of the axis are shown, and the one that stands in place `i`.
  [[nodiscard]] std::size_t count(std::size_t axis) const noexcept;
  [[nodiscard]] std::size_t index(std::size_t axis, std::size_t i) const noexcept;
  /// Where the dots stand: before this place of a cut axis.
  [[nodiscard]] std::size_t cut_place() const noexcept { return edge_; }
  /// Bytes from one index of the axis to the next.
  [[nodiscard]] std::size_t step(std::size_t axis) const noexcept { return steps_[axis]; }
  [[nodiscard]] const NDArray& array() const noexcept { return *array_; }

  /// The elements' addresses, row by row.
  [[nodiscard]] std::vector<const std::byte*> addresses() const;

 private:
  void collect(std::vector<const std::byte*>& found, const std::byte* at, std::size_t axis) const;

  const NDArray* array_;
  std::size_t edge_;
  bool summarised_;
  std::vector<std::size_t> steps_;
};

}  // namespace sipyco::text
