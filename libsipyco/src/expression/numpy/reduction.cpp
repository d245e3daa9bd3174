// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/reduction.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "expression/numpy/pairwise.hpp"
#include "expression/numpy/strided.hpp"

namespace sipyco::expression::numpy {

namespace {

using family = dtype::family;

shape_vector remaining_shape(NDArray::shape_type shape, const reduced_axes& axes, bool keep) {
  shape_vector out;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (!axes.gone[i] || keep) out.push_back(axes.gone[i] ? 1 : shape[i]);
  return out;
}

/// Steps of the result for a walk over the whole: zero where it is folded.
step_vector folded_steps(NDArray::shape_type shape, const reduced_axes& axes, std::size_t itemsize) {
  return broadcast_steps(remaining_shape(shape, axes, true), itemsize, shape);
}

NDArray filled(NDArray::shape_type shape, dtype type, identity with, budget& limits) {
  NDArray out = new_array(shape, type, limits);
  if (out.nbytes() == 0) return out;
  std::memset(out.mutable_data(), with == identity::all_bits ? 0xff : 0, out.nbytes());
  if (type == dtype::bool_ && with == identity::all_bits) std::memset(out.mutable_data(), 1, out.nbytes());
  if (with != identity::one) return out;
  const NDArray one = as_array(Value(1), type);
  for (std::size_t i = 0; i < out.size(); ++i)
    std::memcpy(out.mutable_data() + i * type.itemsize(), one.data(), type.itemsize());
  return out;
}

/// What the fold begins with: the identity, or the first element along the axes.
NDArray beginning(const ufunc& f, const NDArray& x, const reduced_axes& axes, dtype type, budget& limits) {
  const shape_vector shape = remaining_shape(x.shape(), axes, true);
  if (f.empty != identity::none) return filled(shape, type, f.empty, limits);
  if (x.size() == 0 && element_count(shape) != 0)
    throw ValueError("zero-size array to reduction operation " + std::string(f.name) + " which has no identity");
  return gather(x, shape, row_steps(x.shape(), x.type().itemsize()), 0, limits);
}

/// Of the functions without an identity, those whose result stays the same when an element counts twice.
bool is_extreme(const ufunc& f) {
  return f.name == "maximum" || f.name == "minimum" || f.name == "fmax" || f.name == "fmin";
}

/// The rest behind what `beginning` took: all of it where that makes no difference.
NDArray behind_beginning(const ufunc& f, const NDArray& x, const reduced_axes& axes, budget& limits) {
  if (f.empty != identity::none || is_extreme(f) || x.size() == 0) return x;
  if (std::ranges::count(axes.gone, true) > 1)
    throw ValueError("reduction operation '" + std::string(f.name) +
                     "' is not reorderable, so at most one axis may be specified");
  const auto axis = static_cast<std::size_t>(std::ranges::find(axes.gone, true) - axes.gone.begin());
  if (axis == axes.gone.size()) return x;
  shape_vector shape(x.shape().begin(), x.shape().end());
  --shape[axis];
  const step_vector steps = row_steps(x.shape(), x.type().itemsize());
  return gather(x, shape, steps, steps[axis], limits);
}

dtype in_memory(dtype type) { return type == dtype::float16 ? dtype::float32 : type; }

/// Elements as the fold's dtype holds them, in the dtype in which it computes: what float16 cannot hold is infinite
/// before it is added.
NDArray folded_elements(const NDArray& x, dtype type, budget& limits) {
  return cast(cast(x, type, limits), in_memory(type), limits);
}

bool is_integral(dtype type) {
  return type.kind() == family::boolean || type.kind() == family::signed_integer ||
         type.kind() == family::unsigned_integer;
}

NDArray divided_by(const NDArray& x, double count, budget& limits) {
  const std::array inputs{operand(x), operand(Value(count), limits)};
  return apply(ufunc_named("true_divide"), inputs, limits);
}

/// Running results in float32, each rounded to the float16 that it becomes.
void run_rounded(inner_loop run, std::array<std::byte*, 3> lanes, std::size_t count) {
  constexpr std::array<std::ptrdiff_t, 3> still{};
  for (; count-- != 0; lanes[0] = lanes[2], lanes[1] += sizeof(float), lanes[2] += sizeof(float)) {
    run(lanes.data(), still.data(), 1);
    store(lanes[2], static_cast<float>(static_cast<double>(half(load<float>(lanes[2])))));
  }
}

/// The dtypes in which NumPy averages, and that of the result.
std::pair<dtype, dtype> average_types(dtype type, std::optional<dtype> wanted) {
  if (wanted) return {wanted->little_endian(), wanted->little_endian()};
  if (is_integral(type)) return {dtype::float64, dtype::float64};
  return {in_memory(type), type};
}

/// The dtype in which NumPy sums squares: that of floats is not widened.
dtype variance_type(dtype type, std::optional<dtype> wanted) {
  if (wanted) return wanted->little_endian();
  return is_integral(type) ? dtype::float64 : type;
}

NDArray squared(const NDArray& x, budget& limits) {
  const bool is_complex = x.type().kind() == family::complex;
  const NDArray size = is_complex ? apply(ufunc_named("absolute"), std::array{operand(x)}, limits) : x;
  return apply(ufunc_named("multiply"), std::array{operand(size), operand(size)}, limits);
}

}  // namespace

std::size_t reduced_axes::count(NDArray::shape_type shape) const {
  std::size_t out = 1;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (gone[i]) out *= shape[i];
  return out;
}

dtype accumulator_type(dtype type) {
  type = type.little_endian();
  if (type.kind() == family::boolean || type.kind() == family::signed_integer) return dtype::int64;
  return type.kind() == family::unsigned_integer ? dtype::uint64 : type;
}

NDArray reduce(const ufunc& f, const NDArray& given, const reduced_axes& axes, budget& limits,
               std::optional<dtype> wanted) {
  const dtype type = wanted ? wanted->little_endian() : given.type().little_endian();
  const std::array<dtype, 2> pair{type, type};
  const loop& chosen = choose_loop(f, pair);
  const NDArray x = folded_elements(given, type, limits);
  NDArray out = beginning(f, x, axes, x.type(), limits);
  const inner_loop pairwise = f.name == "add" ? pairwise_loop(x.type()) : nullptr;
  const NDArray rest = behind_beginning(f, x, axes, limits);
  const step_vector folded = folded_steps(rest.shape(), axes, x.type().itemsize());
  std::byte* to = out.mutable_data();
  const std::array<view, 3> views{
      view{to, folded}, view{const_cast<std::byte*>(rest.data()), row_steps(rest.shape(), x.type().itemsize())},
      view{to, folded}};
  walk(rest.shape(), views, pairwise ? pairwise : chosen.run, limits);
  if (!axes.keep) out = out.reshape(remaining_shape(x.shape(), axes, false));
  return cast(out, type, limits);
}

NDArray mean(const NDArray& x, const reduced_axes& axes, budget& limits, std::optional<dtype> wanted) {
  const auto [inner, result] = average_types(x.type().little_endian(), wanted);
  const NDArray total = reduce(ufunc_named("add"), x, axes, limits, inner);
  return cast(divided_by(total, static_cast<double>(axes.count(x.shape())), limits), result, limits);
}

NDArray variance(const NDArray& x, const reduced_axes& axes, double ddof, budget& limits, std::optional<dtype> wanted) {
  const dtype type = variance_type(x.type().little_endian(), wanted);
  const auto count = static_cast<double>(axes.count(x.shape()));
  const NDArray total = reduce(ufunc_named("add"), x, {axes.gone, true}, limits, type);
  const NDArray center = cast(divided_by(total, count, limits), type, limits);
  // The elements keep their own dtype: integers are exact where the average is a narrow float.
  const NDArray deviation = apply(ufunc_named("subtract"), std::array{operand(x), operand(center)}, limits);
  const NDArray squares = squared(deviation, limits);
  const dtype out = wanted ? type : squares.type();
  return cast(divided_by(reduce(ufunc_named("add"), squares, axes, limits, out), std::max(count - ddof, 0.0), limits),
              out, limits);
}

NDArray accumulate(const ufunc& f, const NDArray& given, budget& limits, std::optional<dtype> wanted) {
  const dtype type = wanted ? wanted->little_endian() : given.type().little_endian();
  const std::array<dtype, 2> pair{type, type};
  const loop& chosen = choose_loop(f, pair);
  const NDArray x = folded_elements(given, type, limits);
  NDArray out = NDArray::from_bytes(x.shape(), x.type(), x.bytes());
  limits.allocate(x.size(), x.type().itemsize());
  limits.step(x.size());
  const std::size_t length = x.ndim() == 0 ? 1 : x.shape().back();
  if (length < 2 || x.size() == 0) return cast(out, type, limits);
  // Each result is the input of the next element: the loop reads what it has just written.
  const auto step = static_cast<std::ptrdiff_t>(x.type().itemsize());
  const std::array<std::ptrdiff_t, 3> steps{step, step, step};
  const std::size_t row_bytes = length * x.type().itemsize();
  for (std::size_t at = 0; at < out.nbytes(); at += row_bytes) {
    std::byte* row = out.mutable_data() + at;
    const std::array<std::byte*, 3> lanes{row, row + step, row + step};
    if (type == dtype::float16)
      run_rounded(chosen.run, lanes, length - 1);
    else
      chosen.run(lanes.data(), steps.data(), length - 1);
  }
  return cast(out, type, limits);
}

}  // namespace sipyco::expression::numpy
