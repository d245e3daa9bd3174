// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

// Eigen's tensors of up to four axes and arrays, by copy: an array stays row-major whatever the tensor is.
//
//   Eigen::Tensor<double, 3> t(2, 3, 4);
//   Value v = t;                                   // an array of shape (2, 3, 4)
//   auto back = v.as<Eigen::Tensor<double, 3>>();  // the elements are cast to the tensor's type

#include <unsupported/Eigen/CXX11/Tensor>

#include <array>
#include <vector>

#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

namespace sipyco {

namespace eigen {

template <std::size_t N>
using tensor_shape = std::array<Eigen::Index, N>;

/// Calls `visit` with the indices of each element, the last one running fastest, as rows do.
template <std::size_t N, class Visit>
void for_each_index(const tensor_shape<N>& shape, Visit visit) {
  Eigen::Index left = 1;
  for (const Eigen::Index length : shape) left *= length;
  tensor_shape<N> index{};
  for (; left != 0; --left) {
    visit(index);
    for (std::size_t axis = N; axis-- != 0 && ++index[axis] == shape[axis];) index[axis] = 0;
  }
}

}  // namespace eigen

template <class T, int N, int Options, class Index>
  requires(N >= 1 && N <= 4)
void to_value(Value& out, const Eigen::Tensor<T, N, Options, Index>& x) {
  eigen::tensor_shape<N> shape;
  std::vector<std::size_t> lengths;
  for (int axis = 0; axis < N; ++axis) {
    shape[static_cast<std::size_t>(axis)] = x.dimension(axis);
    lengths.push_back(static_cast<std::size_t>(x.dimension(axis)));
  }
  NDArray array = NDArray::zeros(lengths, dtype_of<T>());
  T* to = array.mutable_values<T>().data();
  eigen::for_each_index(shape, [&](const eigen::tensor_shape<N>& index) { *to++ = x(index); });
  out = Value(std::move(array));
}

/// Takes any array (or nested lists) of numbers with that many axes. Throws TypeError for another number.
template <class T, int N, int Options, class Index>
  requires(N >= 1 && N <= 4)
void from_value(const Value& x, Eigen::Tensor<T, N, Options, Index>& out) {
  const NDArray array = as_array(x, dtype_of<T>());
  if (array.ndim() != static_cast<std::size_t>(N))
    throw TypeError("an array of " + std::to_string(N) + " axes is needed, this one has " +
                    std::to_string(array.ndim()));
  eigen::tensor_shape<N> shape;
  for (std::size_t axis = 0; axis < static_cast<std::size_t>(N); ++axis)
    shape[axis] = static_cast<Eigen::Index>(array.shape()[axis]);
  out.resize(shape);
  const T* from = array.values<T>().data();
  eigen::for_each_index(shape, [&](const eigen::tensor_shape<N>& index) { out(index) = *from++; });
}

}  // namespace sipyco
