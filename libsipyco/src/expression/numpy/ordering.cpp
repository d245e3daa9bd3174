// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/order.hpp"

#include <sipyco/base/error.hpp>

#include <algorithm>
#include <array>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"

// Sorting and what rests on it.
namespace sipyco::expression::numpy::function {

namespace {

/// With one axis, and that the last; `sort` and its like flatten for None.
struct rows_of {
  NDArray rows;
  std::size_t axis;
};
rows_of rows_along(context& where, const NDArray& x, const Value* axis) {
  if (axis && axis->is_none()) return {x.reshape(std::array{x.size()}), 0};
  const std::size_t at = axis_argument(axis, x.ndim(), -1);
  return {axis_last(x, at, where.spending()), at};
}

/// `find` of each row, without the axis or with it as one of length one.
template <class Find>
Value place_in_rows(context& where, const arguments& given, std::string_view signature, std::string_view name,
                    Find find) {
  const auto a = bind(signature, given);
  refuse_output(a, {2});
  NDArray x = array_argument(where, a.at(0));
  const std::size_t ndim = x.ndim();
  if (!a.unless_none(1) || ndim == 0) x = x.reshape(std::array{x.size()});
  const std::size_t axis = axis_argument(a.unless_none(1), x.ndim(), 0);
  if (x.shape()[axis] == 0) throw ValueError("attempt to get " + std::string(name) + " of an empty sequence");
  shape_vector shape(x.shape().begin(), x.shape().end());
  const NDArray rows = axis_last(x, axis, where.spending());
  shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(axis));
  NDArray out = new_array(shape, dtype::int64, where.spending());
  where.step(x.size());
  find(rows, out.mutable_values<std::int64_t>());
  if (ndim == 0 || !flag(a[3], false)) return unwrapped(out);
  if (!a.unless_none(1)) return Value(out.reshape(shape_vector(ndim, 1)));
  shape.insert(shape.begin() + static_cast<std::ptrdiff_t>(axis), 1);
  return Value(out.reshape(shape));
}

}  // namespace

Value sort(context& where, const arguments& given) {
  const auto a = bind("sort(a, axis=, kind=, order=)", given);
  const auto [rows, axis] = rows_along(where, array_argument(where, a.at(0)), a[1]);
  return Value(axis_back(sorted_rows(rows, where.spending()), axis, where.spending()));
}

Value argsort(context& where, const arguments& given) {
  const auto a = bind("argsort(a, axis=, kind=, order=)", given);
  const NDArray x = array_argument(where, a.at(0));
  if (x.ndim() == 0) {
    if (a.unless_none(1)) static_cast<void>(axis_argument(a[1], 1, 0));
    return Value(NDArray::zeros({1}, dtype::int64));
  }
  const auto [rows, axis] = rows_along(where, x, a[1]);
  return Value(axis_back(sorted_places(rows, where.spending()), axis, where.spending()));
}

Value argmax(context& where, const arguments& given) {
  return place_in_rows(where, given, "argmax(a, axis=, out=, *, keepdims=)", "argmax", places_of_largest);
}
Value argmin(context& where, const arguments& given) {
  return place_in_rows(where, given, "argmin(a, axis=, out=, *, keepdims=)", "argmin", places_of_smallest);
}

Value unique(context& where, const arguments& given) {
  const auto a = bind("unique(ar, return_index=, return_inverse=, return_counts=, axis=, *, equal_nan=)", given);
  if (a.unless_none(4)) throw ValueError("unique: axis is not supported");
  const NDArray x = array_argument(where, a.at(0));
  const auto found = distinct(x.reshape(std::array{x.size()}), where.spending());
  std::vector<Value> out{Value(found.values)};
  if (flag(a[1], false)) out.emplace_back(found.first_places);
  if (flag(a[2], false)) out.emplace_back(found.inverse);
  if (flag(a[3], false)) out.emplace_back(found.counts);
  return out.size() == 1 ? out[0] : Value::tuple_of(out);
}

Value searchsorted(context& where, const arguments& given) {
  const auto a = bind("searchsorted(a, v, side=, sorter=)", given);
  if (a.unless_none(3)) throw ValueError("searchsorted: sorter is not supported");
  const Value side = a.get(2, Value("left"));
  if (side != Value("left") && side != Value("right"))
    throw ValueError("search side must be 'left' or 'right' (got '" + std::string(side.as_str()) + "')");
  const std::array inputs{operand(array_argument(where, a.at(0))), operand(array_argument(where, a.at(1)))};
  const dtype type = numpy::result_type(inputs);
  const NDArray sorted = inputs[0].as(type, where.spending()), wanted = inputs[1].as(type, where.spending());
  if (sorted.ndim() != 1) throw ValueError("object too deep for desired array");
  return unwrapped(insertion_places(sorted, wanted, side == Value("right"), where.spending()));
}

}  // namespace sipyco::expression::numpy::function
