// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

// Eigen and arrays, for who uses Eigen; nothing else of the library needs it.
//
//   NDArray a = NDArray::zeros({3, 4});
//   a.matrix<double>() = Eigen::MatrixXd::Identity(3, 4);    // a view: row-major, no copy
//   Value v = Eigen::Vector3d(1, 2, 3);                      // a copy: an array of shape (3,)
//   auto m = v.as<Eigen::VectorXd>();                        // a copy, cast to the matrix's scalar type
//
// For tensors see <sipyco/eigen_tensor.hpp>.

#include <Eigen/Core>

#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

namespace sipyco {

namespace eigen {

template <class T>
using row_major = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Throws TypeError unless the array has that many axes.
inline void require_axes(const NDArray& array, std::size_t axes) {
  if (array.ndim() != axes)
    throw TypeError("an array of " + std::to_string(axes) + " axes is needed, this one has " +
                    std::to_string(array.ndim()));
}

[[nodiscard]] inline Eigen::Index length(const NDArray& array, std::size_t axis) {
  return static_cast<Eigen::Index>(array.shape()[axis]);
}

}  // namespace eigen

/// A view of a two-dimensional array. Throws TypeError for another number of axes or another dtype than that of T.
template <class T>
auto NDArray::matrix() const {
  eigen::require_axes(*this, 2);
  return Eigen::Map<const eigen::row_major<T>>(values<T>().data(), eigen::length(*this, 0), eigen::length(*this, 1));
}

/// The same to write to; a shared array is copied first.
template <class T>
auto NDArray::matrix() {
  eigen::require_axes(*this, 2);
  T* data = mutable_values<T>().data();
  return Eigen::Map<eigen::row_major<T>>(data, eigen::length(*this, 0), eigen::length(*this, 1));
}

/// A view of a one-dimensional array.
template <class T>
auto NDArray::vector() const {
  eigen::require_axes(*this, 1);
  return Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, 1>>(values<T>().data(), eigen::length(*this, 0));
}

template <class T>
auto NDArray::vector() {
  eigen::require_axes(*this, 1);
  T* data = mutable_values<T>().data();
  return Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, 1>>(data, eigen::length(*this, 0));
}

/// A vector becomes an array of one axis, a matrix or expression one of two, in row-major order.
template <class Derived>
void to_value(Value& out, const Eigen::DenseBase<Derived>& x) {
  using T = typename Derived::Scalar;
  const auto rows = static_cast<std::size_t>(x.rows()), columns = static_cast<std::size_t>(x.cols());
  NDArray array = NDArray::zeros({rows, columns}, dtype_of<T>());
  if (array.size() != 0) array.matrix<T>() = x;
  const std::size_t flat[] = {rows * columns};
  out = Value(Derived::IsVectorAtCompileTime ? array.reshape(flat) : array);
}

/// Takes any array (or nested lists) of numbers with the right number of axes; the elements are cast.
template <class T, int Rows, int Columns, int Options, int MaxRows, int MaxColumns>
void from_value(const Value& x, Eigen::Matrix<T, Rows, Columns, Options, MaxRows, MaxColumns>& out) {
  using matrix_type = Eigen::Matrix<T, Rows, Columns, Options, MaxRows, MaxColumns>;
  const NDArray array = as_array(x, dtype_of<T>());
  eigen::require_axes(array, matrix_type::IsVectorAtCompileTime ? 1 : 2);
  const Eigen::Index rows = matrix_type::IsVectorAtCompileTime && Rows == 1 ? 1 : eigen::length(array, 0);
  const Eigen::Index columns = array.ndim() == 2 ? eigen::length(array, 1) : Rows == 1 ? eigen::length(array, 0) : 1;
  if ((Rows != Eigen::Dynamic && Rows != rows) || (Columns != Eigen::Dynamic && Columns != columns))
    throw ValueError("the array has another shape than the matrix");
  out = Eigen::Map<const eigen::row_major<T>>(array.values<T>().data(), rows, columns);
}

}  // namespace sipyco
