// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <array>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/reduction.hpp"

// What makes one number of many, along chosen axes.
namespace sipyco::expression::numpy::function {

namespace {

reduced_axes axes_of(const Value* axis, const Value* keep, std::size_t ndim) {
  return {folded_axes(axis, ndim), flag(keep, false)};
}
/// The same for averages, for which no axis of zero dimensions exists.
reduced_axes average_axes(const Value* axis, const Value* keep, std::size_t ndim) {
  return {axes_argument(axis, ndim), flag(keep, false)};
}

NDArray combined(context& where, std::string_view name, const NDArray& a, const NDArray& b) {
  return apply(ufunc_named(name), std::array{operand(a), operand(b)}, where.spending());
}

/// Sum and product: integers grow to 64 bits.
Value accumulated(context& where, const arguments& given, std::string_view signature, std::string_view name) {
  const auto a = bind(signature, given);
  refuse_output(a, {3, 6});
  const NDArray x = array_argument(where, a.at(0));
  const auto axes = axes_of(a[1], a[4], x.ndim());
  const dtype type = loop_dtype_argument(a[2]).value_or(accumulator_type(x.type()));
  NDArray out = reduce(ufunc_named(name), x, axes, where.spending(), type);
  if (a.unless_none(5)) out = combined(where, name, out, array_argument(where, a.at(5), type));
  return unwrapped(out);
}

Value extreme(context& where, const arguments& given, std::string_view signature, std::string_view name) {
  const auto a = bind(signature, given);
  refuse_output(a, {2, 5});
  NDArray x = array_argument(where, a.at(0));
  const auto axes = axes_of(a[1], a[3], x.ndim());
  if (!a.unless_none(4)) return unwrapped(reduce(ufunc_named(name), x, axes, where.spending()));
  const NDArray initial = array_argument(where, a.at(4), x.type());
  if (x.size() != 0)
    return unwrapped(combined(where, name, reduce(ufunc_named(name), x, axes, where.spending()), initial));
  const NDArray shape_of_result = reduce(ufunc_named("add"), x, axes, where.spending());
  return unwrapped(numpy::broadcast_to(initial, shape_of_result.shape(), where.spending()));
}

Value logical(context& where, const arguments& given, std::string_view signature, std::string_view name) {
  const auto a = bind(signature, given);
  refuse_output(a, {2, 4});
  const NDArray x = cast(array_argument(where, a.at(0)), dtype::bool_, where.spending());
  return unwrapped(reduce(ufunc_named(name), x, axes_of(a[1], a[3], x.ndim()), where.spending()));
}

}  // namespace

Value sum(context& where, const arguments& given) {
  return accumulated(where, given, "sum(a, axis=, dtype=, out=, keepdims=, initial=, where=)", "add");
}
Value prod(context& where, const arguments& given) {
  return accumulated(where, given, "prod(a, axis=, dtype=, out=, keepdims=, initial=, where=)", "multiply");
}
Value amax(context& where, const arguments& given) {
  return extreme(where, given, "amax(a, axis=, out=, keepdims=, initial=, where=)", "maximum");
}
Value amin(context& where, const arguments& given) {
  return extreme(where, given, "amin(a, axis=, out=, keepdims=, initial=, where=)", "minimum");
}
Value any(context& where, const arguments& given) {
  return logical(where, given, "any(a, axis=, out=, keepdims=, *, where=)", "logical_or");
}
Value all(context& where, const arguments& given) {
  return logical(where, given, "all(a, axis=, out=, keepdims=, *, where=)", "logical_and");
}

Value ptp(context& where, const arguments& given) {
  const auto a = bind("ptp(a, axis=, out=, keepdims=)", given);
  refuse_output(a, {2});
  const NDArray x = array_argument(where, a.at(0));
  const auto axes = axes_of(a[1], a[3], x.ndim());
  return unwrapped(combined(where, "subtract", reduce(ufunc_named("maximum"), x, axes, where.spending()),
                            reduce(ufunc_named("minimum"), x, axes, where.spending())));
}

Value count_nonzero(context& where, const arguments& given) {
  const auto a = bind("count_nonzero(a, axis=, *, keepdims=)", given);
  const NDArray x = cast(array_argument(where, a.at(0)), dtype::bool_, where.spending());
  const NDArray out = reduce(ufunc_named("add"), x, axes_of(a[1], a[2], x.ndim()), where.spending(), dtype::int64);
  return a.unless_none(1) || flag(a[2], false) ? unwrapped(out) : out.item(0).as_scalar().item();
}

Value mean(context& where, const arguments& given) {
  const auto a = bind("mean(a, axis=, dtype=, out=, keepdims=, *, where=)", given);
  refuse_output(a, {3, 5});
  const NDArray x = array_argument(where, a.at(0));
  return unwrapped(numpy::mean(x, average_axes(a[1], a[4], x.ndim()), where.spending(), loop_dtype_argument(a[2])));
}

Value var(context& where, const arguments& given) {
  const auto a = bind("var(a, axis=, dtype=, out=, ddof=, keepdims=, *, where=)", given);
  refuse_output(a, {3, 6});
  const NDArray x = array_argument(where, a.at(0));
  const double ddof = a.has(4) ? float_argument(a.at(4)) : 0;
  return unwrapped(variance(x, average_axes(a[1], a[5], x.ndim()), ddof, where.spending(), loop_dtype_argument(a[2])));
}

Value std(context& where, const arguments& given) {
  const auto a = bind("std(a, axis=, dtype=, out=, ddof=, keepdims=, *, where=)", given);
  refuse_output(a, {3, 6});
  const NDArray squared = array_argument(where, var(where, given));
  const NDArray root = apply(ufunc_named("sqrt"), std::array{operand(squared)}, where.spending());
  return unwrapped(cast(root, squared.type(), where.spending()));
}

Value average(context& where, const arguments& given) {
  const auto a = bind("average(a, axis=, weights=, returned=, *, keepdims=)", given);
  const NDArray x = array_argument(where, a.at(0));
  if (!a.unless_none(2)) return unwrapped(numpy::mean(x, average_axes(a[1], a[4], x.ndim()), where.spending()));
  const auto axes = axes_of(a[1], a[4], x.ndim());
  NDArray weights = array_argument(where, a.at(2));
  if (weights.ndim() == 1 && x.ndim() > 1 && a.unless_none(1)) {  // one weight for each place on the axis
    shape_vector shape(x.ndim(), 1);
    shape[axis_argument(a[1], x.ndim(), 0)] = weights.size();
    weights = weights.reshape(shape);
  }
  weights = numpy::broadcast_to(weights, x.shape(), where.spending());
  const std::array inputs{operand(x), operand(weights), operand(Value(1.0), where.spending())};
  const dtype type = numpy::result_type(inputs);
  const NDArray scale = reduce(ufunc_named("add"), weights, axes, where.spending(), type);
  const NDArray zero = combined(where, "equal", scale, as_array(Value(0)));
  if (truth(
          unwrapped(reduce(ufunc_named("logical_or"), zero, {std::vector<bool>(zero.ndim(), true)}, where.spending()))))
    throw ZeroDivisionError("Weights sum to zero, can't be normalized");
  const NDArray total =
      reduce(ufunc_named("add"), combined(where, "multiply", x, weights), axes, where.spending(), type);
  return unwrapped(combined(where, "true_divide", total, scale));
}

}  // namespace sipyco::expression::numpy::function
