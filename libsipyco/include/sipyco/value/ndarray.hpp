// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>

#include <sipyco/base/result.hpp>
#include <sipyco/value/dtype.hpp>
#include <sipyco/value/node.hpp>

namespace sipyco {

class Value;

/// NumPy's ndarray: C-contiguous, row-major, of any dtype but object. A copy shares the elements until one of the two
/// is changed.
class NDArray {
 public:
  /// Elements along each axis; empty for an array of no axes, which has one element.
  using shape_type = std::span<const std::size_t>;

  /// An empty array of float64, shape (0,).
  NDArray();
  /// All elements zero. Throws ValueError when the size overflows, LimitError past `max_bytes`.
  [[nodiscard]] static NDArray zeros(shape_type shape, dtype type = dtype::float64);
  /// The same: `zeros({3, 4})`.
  [[nodiscard]] static NDArray zeros(std::initializer_list<std::size_t> shape, dtype type = dtype::float64) {
    return zeros(shape_type(shape.begin(), shape.size()), type);
  }
  /// Elements as they stand in memory, to be filled through `mutable_data`; a failure instead of an exception.
  [[nodiscard]] static result<NDArray> uninitialized(shape_type shape, dtype type,
                                                     std::size_t max_bytes = SIZE_MAX / 2);
  /// A copy of `bytes`, whose number must be that of shape and dtype.
  [[nodiscard]] static NDArray from_bytes(shape_type shape, dtype type, std::span<const std::byte> bytes);
  /// A copy of `values`, row by row.
  template <class T>
  [[nodiscard]] static NDArray from_values(shape_type shape, std::span<const T> values) {
    return from_bytes(shape, dtype_of<T>(), std::as_bytes(values));
  }
  /// The same: `from_values({2}, {1.0, 2.0})`.
  template <class T>
  [[nodiscard]] static NDArray from_values(std::initializer_list<std::size_t> shape, std::initializer_list<T> values) {
    return from_values<T>(shape_type(shape.begin(), shape.size()), std::span<const T>(values.begin(), values.size()));
  }

  [[nodiscard]] sipyco::dtype type() const noexcept;  ///< Of each element.
  /// The length of each axis; empty for a zero-dimensional array. Lives as long as the array is not assigned to.
  [[nodiscard]] shape_type shape() const noexcept;
  [[nodiscard]] std::size_t ndim() const noexcept { return shape().size(); }  ///< Number of axes.
  /// The number of elements.
  [[nodiscard]] std::size_t size() const noexcept;
  [[nodiscard]] std::size_t nbytes() const noexcept;  ///< Of all elements together.
  /// `nbytes()` bytes, aligned for any element. Live as long as the array is neither changed nor assigned to.
  [[nodiscard]] const std::byte* data() const noexcept;
  /// All elements, row by row; lives until the array is changed.
  [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return {data(), nbytes()}; }
  /// The same to write to; a shared array is copied first.
  [[nodiscard]] std::byte* mutable_data();

  /// The elements, row by row. Throws TypeError unless the dtype is that of T.
  template <class T>
  [[nodiscard]] std::span<const T> values() const {
    require(dtype_of<T>());
    return {reinterpret_cast<const T*>(data()), size()};
  }
  /// To be written to; shared content is copied first.
  template <class T>
  [[nodiscard]] std::span<T> mutable_values() {
    require(dtype_of<T>());
    return {reinterpret_cast<T*>(mutable_data()), size()};
  }
  /// Views for Eigen, without a copy; defined by <sipyco/eigen.hpp>.
  template <class T>
  [[nodiscard]] auto matrix() const;
  template <class T>
  [[nodiscard]] auto matrix();
  template <class T>
  [[nodiscard]] auto vector() const;
  /// The same to be written to; shared content is copied first.
  template <class T>
  [[nodiscard]] auto vector();

  /// NumPy's `astype`: numbers among each other (a float loses its fraction, an int wraps around), text to a longer or
  /// shorter text. Throws TypeError for the rest.
  [[nodiscard]] NDArray astype(sipyco::dtype target) const;
  /// The same elements under another shape of the same size. Throws ValueError.
  [[nodiscard]] NDArray reshape(shape_type shape) const;
  /// The element at a row-by-row index as a NumPy scalar. Throws IndexError.
  [[nodiscard]] Value item(std::size_t index) const;

  /// Same dtype, same shape, equal elements (NaN is not equal to itself; unlike NumPy, one bool for the whole).
  friend bool operator==(const NDArray& a, const NDArray& b);

 private:
  friend class Value;
  explicit NDArray(intrusive_ptr<ndarray_node> node) noexcept : node_(std::move(node)) {}
  void require(sipyco::dtype expected) const;

  intrusive_ptr<ndarray_node> node_;
};

}  // namespace sipyco
