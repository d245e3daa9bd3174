// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/products.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <array>
#include <string>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/complex_arithmetic.hpp"
#include "expression/numpy/ufunc.hpp"
#include "expression/numpy/wrapping.hpp"

namespace sipyco::expression::numpy {

namespace {

/// The sizes of a product of matrices, all row by row.
struct sizes {
  std::size_t rows, inner, columns;
};

template <class T>
void add_product(T& sum, T a, T b) {
  if constexpr (std::is_same_v<T, bool>)
    sum = sum || (a && b);
  else if constexpr (std::is_integral_v<T>)
    sum = wrapping_add(sum, wrapping_multiply(a, b));
  else if constexpr (is_complex<T>)
    sum += complex_product(a, b);
  else
    sum += a * b;
}

/// Row by row over `b`, so that all memory is met in order.
template <class T>
void multiply(const std::byte* a_bytes, const std::byte* b_bytes, std::byte* out_bytes, sizes n) {
  const T* a = reinterpret_cast<const T*>(a_bytes);
  const T* b = reinterpret_cast<const T*>(b_bytes);
  T* out = reinterpret_cast<T*>(out_bytes);
  std::fill_n(out, n.rows * n.columns, T{});
  for (std::size_t i = 0; i < n.rows; ++i)
    for (std::size_t k = 0; k < n.inner; ++k) {
      const T factor = a[i * n.inner + k];
      for (std::size_t j = 0; j < n.columns; ++j) add_product(out[i * n.columns + j], factor, b[k * n.columns + j]);
    }
}

using multiplier = void (*)(const std::byte*, const std::byte*, std::byte*, sizes);

multiplier multiplier_for(dtype type) {
  multiplier out = nullptr;
  element::with_type(type, [&]<class T>(T*) {
    if constexpr (!std::is_same_v<T, half> && !std::is_same_v<T, long double> &&
                  !std::is_same_v<T, std::complex<long double>>)
      out = multiply<T>;
  });
  return out;
}

std::string mismatch(const char* function, std::size_t a, std::size_t b) {
  return std::string(function) + ": Input operand 1 has a mismatch in its core dimension 0, with gufunc signature " +
         "(n?,k),(k,m?)->(n?,m?) (size " + std::to_string(b) + " is different from " + std::to_string(a) + ")";
}

void require_axes(const NDArray& x, int which) {
  if (x.ndim() == 0)
    throw ValueError("matmul: Input operand " + std::to_string(which) +
                     " does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) "
                     "requires 1)");
}

/// Multiplies stacks of matrices; a stack of one is used for all.
NDArray multiply_stacks(const NDArray& a, const NDArray& b, NDArray::shape_type stack, sizes n, budget& limits) {
  const dtype common = promote_types(a.type(), b.type());
  const dtype type = common == dtype::float16 ? dtype::float32 : common;
  const multiplier run = multiplier_for(type);
  if (!run) throw TypeError("there is no matrix product of " + common.name());
  const auto stacked = [&](const NDArray& x, std::size_t rows, std::size_t columns) {
    shape_vector shape(stack.begin(), stack.end());
    shape.insert(shape.end(), {rows, columns});
    return broadcast_to(cast(x, type, limits), shape, limits);
  };
  const NDArray left = stacked(a, n.rows, n.inner), right = stacked(b, n.inner, n.columns);
  shape_vector shape(stack.begin(), stack.end());
  shape.insert(shape.end(), {n.rows, n.columns});
  NDArray out = new_array(shape, type, limits);
  const std::size_t count = element_count(stack), item = type.itemsize();
  std::size_t steps = 0;
  if (__builtin_mul_overflow(out.size(), std::max<std::size_t>(n.inner, 1), &steps)) steps = SIZE_MAX;
  limits.step(steps / 8 + 1);
  for (std::size_t i = 0; i < count; ++i)
    run(left.data() + i * n.rows * n.inner * item, right.data() + i * n.inner * n.columns * item,
        out.mutable_data() + i * n.rows * n.columns * item, n);
  return cast(out, common, limits);
}

shape_vector with_axis(NDArray::shape_type shape, bool in_front, bool at_end) {
  shape_vector out(shape.begin(), shape.end());
  if (in_front) out.insert(out.begin(), 1);
  if (at_end) out.push_back(1);
  return out;
}

}  // namespace

NDArray matmul(const NDArray& a, const NDArray& b, budget& limits) {
  require_axes(a, 0);
  require_axes(b, 1);
  const bool row = a.ndim() == 1, column = b.ndim() == 1;
  const NDArray left = row ? a.reshape(with_axis(a.shape(), true, false)) : a;
  const NDArray right = column ? b.reshape(with_axis(b.shape(), false, true)) : b;
  const auto ls = left.shape(), rs = right.shape();
  const sizes n{ls[ls.size() - 2], ls.back(), rs.back()};
  if (rs[rs.size() - 2] != n.inner) throw ValueError(mismatch("matmul", n.inner, rs[rs.size() - 2]));
  const std::array stacks{ls.first(ls.size() - 2), rs.first(rs.size() - 2)};
  const NDArray out = multiply_stacks(left, right, broadcast(stacks), n, limits);
  if (!row && !column) return out;
  shape_vector shape(out.shape().begin(), out.shape().end());
  if (column) shape.pop_back();
  if (row) shape.erase(shape.end() - (column ? 1 : 2));
  return out.reshape(shape);
}

NDArray dot(const NDArray& a, const NDArray& b, budget& limits) {
  if (a.ndim() == 0 || b.ndim() == 0) {
    const std::array inputs{operand(a), operand(b)};
    return apply(ufunc_named("multiply"), inputs, limits);
  }
  const std::size_t inner = a.shape().back(), b_axis = b.ndim() == 1 ? 0 : b.ndim() - 2;
  if (b.shape()[b_axis] != inner)
    throw ValueError("shapes " + shape_text(a.shape()) + " and " + shape_text(b.shape()) +
                     " not aligned: " + std::to_string(inner) + " (dim " + std::to_string(a.ndim() - 1) +
                     ") != " + std::to_string(b.shape()[b_axis]) + " (dim " + std::to_string(b_axis) + ")");
  shape_vector shape(a.shape().begin(), a.shape().end() - 1);
  for (std::size_t i = 0; i < b.ndim(); ++i)
    if (i != b_axis) shape.push_back(b.shape()[i]);
  // As one product of two matrices: what is summed over is the last axis of one and the first of the other.
  const NDArray ahead = axis_last(b, b_axis, limits);
  const std::size_t rows = element_count(a.shape().first(a.ndim() - 1));
  const std::size_t columns = element_count(ahead.shape().first(b.ndim() - 1));
  const NDArray left = a.reshape(std::array{rows, inner}), flat = ahead.reshape(std::array{columns, inner});
  const std::array<std::size_t, 2> swapped{1, 0};
  return multiply_stacks(left, transposed(flat, swapped, limits), {}, {rows, inner, columns}, limits).reshape(shape);
}

}  // namespace sipyco::expression::numpy
