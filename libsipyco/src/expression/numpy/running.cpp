// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>

#include <array>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/reduction.hpp"

// Running sums and products, and differences of neighbours.
namespace sipyco::expression::numpy::function {

namespace {

Value accumulated(context& where, const arguments& given, std::string_view signature, std::string_view name) {
  const auto a = bind(signature, given);
  refuse_output(a, {3});
  NDArray x = array_argument(where, a.at(0));
  if (!a.unless_none(1) || x.ndim() == 0) x = x.reshape(std::array{x.size()});
  const std::size_t axis = axis_argument(a.unless_none(1), x.ndim(), 0);
  const dtype type = dtype_argument(a[2]).value_or(accumulator_type(x.type())).little_endian();
  const NDArray rows = axis_last(x, axis, where.spending());
  return Value(axis_back(accumulate(ufunc_named(name), rows, where.spending(), type), axis, where.spending()));
}

/// The part of an array from `start` on, `length` long, along an axis.
NDArray part(const NDArray& x, std::size_t axis, std::size_t start, std::size_t length, budget& limits) {
  shape_vector shape(x.shape().begin(), x.shape().end());
  shape[axis] = length;
  const step_vector steps = row_steps(x.shape(), x.type().itemsize());
  return gather(x, shape, steps, static_cast<std::ptrdiff_t>(start) * steps[axis], limits);
}

NDArray difference(const NDArray& x, std::size_t axis, budget& limits) {
  const std::size_t length = x.shape()[axis], left = length == 0 ? 0 : length - 1;
  const NDArray later = part(x, axis, length == 0 ? 0 : 1, left, limits), earlier = part(x, axis, 0, left, limits);
  const std::string_view name = x.type() == dtype::bool_ ? "not_equal" : "subtract";
  return apply(ufunc_named(name), std::array{operand(later), operand(earlier)}, limits);
}

}  // namespace

Value cumsum(context& where, const arguments& given) {
  return accumulated(where, given, "cumsum(a, axis=, dtype=, out=)", "add");
}
Value cumprod(context& where, const arguments& given) {
  return accumulated(where, given, "cumprod(a, axis=, dtype=, out=)", "multiply");
}

Value diff(context& where, const arguments& given) {
  const auto a = bind("diff(a, n=, axis=)", given);
  NDArray x = array_argument(where, a.at(0));
  const std::int64_t times = a.has(1) ? index_argument(a.at(1)) : 1;
  if (times < 0) throw ValueError("order must be non-negative but got " + std::to_string(times));
  if (x.ndim() == 0) throw ValueError("diff requires input that is at least one dimensional");
  const std::size_t axis = axis_argument(a[2], x.ndim(), -1);
  for (std::int64_t i = 0; i < times && x.shape()[axis] != 0; ++i) x = difference(x, axis, where.spending());
  return Value(x);
}

Value trapz(context& where, const arguments& given) {
  const auto a = bind("trapz(y, x=, dx=, axis=)", given);
  const NDArray y = array_argument(where, a.at(0));
  const std::size_t axis = axis_argument(a[3], y.ndim(), -1);
  const std::size_t length = y.shape()[axis], left = length == 0 ? 0 : length - 1;
  NDArray width = array_argument(where, a.get(2, Value(1.0)));
  if (a.unless_none(1)) {
    const NDArray x = array_argument(where, a.at(1));
    if (x.ndim() == 0) throw ValueError("diff requires input that is at least one dimensional");
    if (x.ndim() != 1 && x.ndim() != y.ndim()) throw ValueError("trapz: x must have one axis, or those of y");
    width = difference(x, x.ndim() == 1 ? 0 : axis, where.spending());
    if (x.ndim() == 1) {
      shape_vector shape(y.ndim(), 1);
      shape[axis] = width.size();
      width = width.reshape(shape);
    }
  }
  const auto combined = [&](std::string_view name, const NDArray& l, const NDArray& r) {
    return apply(ufunc_named(name), std::array{operand(l), operand(r)}, where.spending());
  };
  const NDArray both = combined("add", part(y, axis, length == 0 ? 0 : 1, left, where.spending()),
                                part(y, axis, 0, left, where.spending()));
  const NDArray areas = combined("true_divide", combined("multiply", width, both), array_argument(where, Value(2.0)));
  reduced_axes axes{std::vector<bool>(areas.ndim(), false)};
  axes.gone[axis] = true;
  return unwrapped(reduce(ufunc_named("add"), areas, axes, where.spending()));
}

}  // namespace sipyco::expression::numpy::function
