// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>

#include <algorithm>
#include <array>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/reduction.hpp"

// The elements in another order, or several times.
namespace sipyco::expression::numpy::function {

namespace {

NDArray flipped(const NDArray& x, const std::vector<bool>& axes, budget& limits) {
  step_vector steps = row_steps(x.shape(), x.type().itemsize());
  std::ptrdiff_t offset = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!axes[i] || x.shape()[i] == 0) continue;
    offset += steps[i] * static_cast<std::ptrdiff_t>(x.shape()[i] - 1);
    steps[i] = -steps[i];
  }
  return gather(x, x.shape(), steps, offset, limits);
}

/// Each run of `run` bytes moves within blocks of `run * length`.
NDArray rolled(const NDArray& x, std::size_t axis, std::int64_t shift, budget& limits) {
  const auto length = static_cast<std::int64_t>(x.shape()[axis]);
  if (length == 0 || x.size() == 0) return x;
  const std::size_t by = static_cast<std::size_t>(((shift % length) + length) % length);
  const std::size_t run = element_count(x.shape().subspan(axis + 1)) * x.type().itemsize();
  const std::size_t block = run * static_cast<std::size_t>(length), moved = by * run;
  NDArray out = new_array(x.shape(), x.type(), limits);
  std::byte* to = out.mutable_data();
  for (std::size_t at = 0; at < x.nbytes(); at += block) {
    std::memcpy(to + at + moved, x.data() + at, block - moved);
    std::memcpy(to + at, x.data() + at + block - moved, moved);
  }
  return out;
}

NDArray diagonal_of(const NDArray& x, std::int64_t offset, budget& limits) {
  const auto rows = static_cast<std::int64_t>(x.shape()[0]), columns = static_cast<std::int64_t>(x.shape()[1]);
  const std::int64_t row = std::max<std::int64_t>(-offset, 0), column = std::max<std::int64_t>(offset, 0);
  const std::int64_t length =
      std::clamp<std::int64_t>(std::min(rows - row, columns - column), 0, std::min(rows, columns));
  const step_vector own = row_steps(x.shape(), x.type().itemsize());
  shape_vector shape(x.shape().begin() + 2, x.shape().end());
  step_vector steps(own.begin() + 2, own.end());
  shape.push_back(static_cast<std::size_t>(length));
  steps.push_back(own[0] + own[1]);
  return gather(x, shape, steps, length == 0 ? 0 : row * own[0] + column * own[1], limits);
}

std::int64_t bounded(const Value* offset) {
  return std::clamp<std::int64_t>(offset ? index_argument(*offset) : 0, -(1LL << 40), 1LL << 40);
}

}  // namespace

Value flip(context& where, const arguments& given) {
  const auto a = bind("flip(m, axis=)", given);
  const NDArray x = array_argument(where, a.at(0));
  return unwrapped(flipped(x, axes_argument(a[1], x.ndim()), where.spending()));
}

Value flipud(context& where, const arguments& given) {
  const NDArray x = array_argument(where, bind("flipud(m)", given).at(0));
  if (x.ndim() < 1) throw ValueError("Input must be >= 1-d.");
  const Value axis(0);
  return Value(flipped(x, axes_argument(&axis, x.ndim()), where.spending()));
}

Value fliplr(context& where, const arguments& given) {
  const NDArray x = array_argument(where, bind("fliplr(m)", given).at(0));
  if (x.ndim() < 2) throw ValueError("Input must be >= 2-d.");
  const Value axis(1);
  return Value(flipped(x, axes_argument(&axis, x.ndim()), where.spending()));
}

Value roll(context& where, const arguments& given) {
  const auto a = bind("roll(a, shift, axis=)", given);
  const NDArray x = array_argument(where, a.at(0));
  const auto shifts = index_list(a.at(1));
  if (!a.unless_none(2)) {
    NDArray out = x.reshape(std::array{x.size()});
    for (const std::int64_t shift : shifts) out = rolled(out, 0, shift, where.spending());
    return Value(out.reshape(x.shape()));
  }
  const auto axes = index_list(a.at(2));
  if (shifts.size() != axes.size() && shifts.size() != 1 && axes.size() != 1)
    throw ValueError("'shift' and 'axis' should be scalars or 1D sequences");
  NDArray out = x;
  for (std::size_t i = 0; i < std::max(shifts.size(), axes.size()); ++i)
    out = rolled(out, checked_axis(axes[axes.size() == 1 ? 0 : i], x.ndim()), shifts[shifts.size() == 1 ? 0 : i],
                 where.spending());
  return Value(out);
}

Value tile(context& where, const arguments& given) {
  const auto a = bind("tile(A, reps)", given);
  const NDArray x = array_argument(where, a.at(0));
  shape_vector counts = shape_argument(a.at(1));
  shape_vector shape(x.shape().begin(), x.shape().end());
  const std::size_t ndim = std::max(counts.size(), shape.size());
  counts.insert(counts.begin(), ndim - counts.size(), 1);
  shape.insert(shape.begin(), ndim - shape.size(), 1);
  if (2 * ndim > 32) throw ValueError("tile: too many axes");
  // Each axis is two: how often, and what lies there.
  const step_vector own = row_steps(shape, x.type().itemsize());
  shape_vector wide, out_shape;
  step_vector steps;
  for (std::size_t i = 0; i < ndim; ++i) {
    std::size_t length = 0;
    if (__builtin_mul_overflow(counts[i], shape[i], &length)) throw ValueError("Maximum allowed dimension exceeded");
    wide.insert(wide.end(), {counts[i], shape[i]});
    steps.insert(steps.end(), {0, own[i]});
    out_shape.push_back(length);
  }
  return Value(gather(x, wide, steps, 0, where.spending()).reshape(out_shape));
}

Value repeat(context& where, const arguments& given) {
  const auto a = bind("repeat(a, repeats, axis=)", given);
  NDArray x = array_argument(where, a.at(0));
  if (!a.unless_none(2) || x.ndim() == 0) x = x.reshape(std::array{x.size()});
  const std::size_t axis = axis_argument(a.unless_none(2), x.ndim(), 0), length = x.shape()[axis];
  auto counts = index_list(a.at(1));
  if (counts.size() != 1 && counts.size() != length)
    throw ValueError("operands could not be broadcast together with shape (" + std::to_string(length) + ",) (" +
                     std::to_string(counts.size()) + ",)");
  counts.resize(std::max<std::size_t>(length, 1), counts[0]);
  std::size_t total = 0;
  for (std::size_t i = 0; i < length; ++i) {
    if (counts[i] < 0) throw ValueError("repeats may not contain negative values.");
    if (__builtin_add_overflow(total, static_cast<std::size_t>(counts[i]), &total)) total = SIZE_MAX;
  }
  shape_vector shape(x.shape().begin(), x.shape().end());
  shape[axis] = total;
  NDArray out = new_array(shape, x.type(), where.spending());
  if (out.nbytes() == 0) return Value(out);
  const std::size_t run = element_count(x.shape().subspan(axis + 1)) * x.type().itemsize();
  std::byte* to = out.mutable_data();
  for (std::size_t at = 0, i = 0; at < x.nbytes(); at += run, i = (i + 1) % length)
    for (std::int64_t k = 0; k < counts[i]; ++k, to += run) std::memcpy(to, x.data() + at, run);
  return Value(out);
}

Value diagonal(context& where, const arguments& given) {
  const auto a = bind("diagonal(a, offset=)", given);
  const NDArray x = array_argument(where, a.at(0));
  if (x.ndim() < 2) throw ValueError("diag requires an array of at least two dimensions");
  return Value(diagonal_of(x, bounded(a[1]), where.spending()));
}

Value diag(context& where, const arguments& given) {
  const auto a = bind("diag(v, k=)", given);
  const NDArray x = array_argument(where, a.at(0));
  const std::int64_t offset = bounded(a[1]);
  if (x.ndim() == 2) return Value(diagonal_of(x, offset, where.spending()));
  if (x.ndim() != 1) throw ValueError("Input must be 1- or 2-d.");
  const std::size_t length = x.size() + static_cast<std::size_t>(std::abs(offset)), item = x.type().itemsize();
  charge(std::array{length, length}, x.type(), where.spending());
  NDArray out = NDArray::zeros({length, length}, x.type());
  const std::size_t first = offset < 0 ? static_cast<std::size_t>(-offset) * length : static_cast<std::size_t>(offset);
  for (std::size_t i = 0; i < x.size(); ++i)
    std::memcpy(out.mutable_data() + (first + i * (length + 1)) * item, x.data() + i * item, item);
  return Value(out);
}

Value trace(context& where, const arguments& given) {
  const auto a = bind("trace(a, offset=)", given);
  const NDArray x = array_argument(where, a.at(0));
  if (x.ndim() < 2) throw ValueError("diag requires an array of at least two dimensions");
  const NDArray line = diagonal_of(x, bounded(a[1]), where.spending());
  reduced_axes axes{std::vector<bool>(line.ndim(), false)};
  axes.gone.back() = true;
  return unwrapped(reduce(ufunc_named("add"), line, axes, where.spending(), accumulator_type(x.type())));
}

}  // namespace sipyco::expression::numpy::function
