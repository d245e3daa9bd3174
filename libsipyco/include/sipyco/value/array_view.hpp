// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

#include <sipyco/base/error.hpp>
#include <sipyco/value/ndarray.hpp>

namespace sipyco {

/// The elements of an array of `N` axes by their indices, without a copy: `v(i, j)` is not checked, `v.at(i, j)` is.
///
/// Lives as long as the array is neither changed otherwise nor assigned to. Made by `view` and `mutable_view`.
template <class T, std::size_t N>
class array_view {
 public:
  /// `shape` has as many axes as the view.
  array_view(T* data, NDArray::shape_type shape) : data_(data) {
    for (std::size_t axis = 0; axis < N; ++axis) shape_[axis] = shape[axis];
  }

  /// Elements along an axis.
  [[nodiscard]] std::size_t shape(std::size_t axis) const noexcept { return shape_[axis]; }
  [[nodiscard]] T* data() const noexcept { return data_; }  ///< The first element.

  /// The indices must be within the shape.
  template <std::convertible_to<std::size_t>... Index>
    requires(sizeof...(Index) == N)
  [[nodiscard]] T& operator()(Index... index) const noexcept {
    return data_[offset({static_cast<std::size_t>(index)...})];
  }

  /// Throws IndexError, as NumPy words it, for an index outside the shape; negative ones are outside.
  template <std::integral... Index>
    requires(sizeof...(Index) == N)
  [[nodiscard]] T& at(Index... index) const {
    std::size_t axis = 0;
    (require(index, axis++), ...);
    return data_[offset({static_cast<std::size_t>(index)...})];
  }

 private:
  [[nodiscard]] std::size_t offset(const std::array<std::size_t, N>& index) const noexcept {
    std::size_t out = 0;
    for (std::size_t axis = 0; axis < N; ++axis) out = out * shape_[axis] + index[axis];
    return out;
  }
  template <std::integral Index>
  void require(Index index, std::size_t axis) const {
    if (std::cmp_greater_equal(index, 0) && std::cmp_less(index, shape_[axis])) return;
    throw IndexError("index " + std::to_string(index) + " is out of bounds for axis " + std::to_string(axis) +
                     " with size " + std::to_string(shape_[axis]));
  }

  T* data_;
  std::array<std::size_t, N> shape_;
};

namespace detail {
template <std::size_t N>
void require_axes(const NDArray& array) {
  if (array.ndim() != N)
    throw TypeError("an array of " + std::to_string(N) + " axes is needed, this one has " +
                    std::to_string(array.ndim()));
}
}  // namespace detail

/// To read: `view<double, 2>(array)`. Throws TypeError for another number of axes or another dtype than that of T.
template <class T, std::size_t N>
[[nodiscard]] array_view<const T, N> view(const NDArray& array) {
  detail::require_axes<N>(array);
  return {array.values<T>().data(), array.shape()};
}

/// To write, too; a shared array is copied first.
template <class T, std::size_t N>
[[nodiscard]] array_view<T, N> mutable_view(NDArray& array) {
  detail::require_axes<N>(array);
  T* const data = array.mutable_values<T>().data();
  return {data, array.shape()};
}

}  // namespace sipyco
