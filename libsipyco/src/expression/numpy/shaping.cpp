// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>

#include <algorithm>
#include <numeric>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/shape_of.hpp"

// The same elements under other axes.
namespace sipyco::expression::numpy {

shape_vector completed_shape(std::span<const std::int64_t> wanted, std::size_t size) {
  shape_vector out;
  std::size_t known = 1, unknown = SIZE_MAX;
  for (const std::int64_t length : wanted) {
    if (length < 0 && unknown != SIZE_MAX) throw ValueError("can only specify one unknown dimension");
    if (length < 0)
      unknown = out.size();
    else if (__builtin_mul_overflow(known, static_cast<std::size_t>(length), &known))
      known = SIZE_MAX;
    out.push_back(length < 0 ? SIZE_MAX : static_cast<std::size_t>(length));
  }
  const bool fits = unknown == SIZE_MAX ? known == size : known != 0 && size % known == 0;
  if (!fits)
    throw ValueError("cannot reshape array of size " + std::to_string(size) + " into shape " + shape_text(out));
  if (unknown != SIZE_MAX) out[unknown] = size / known;
  if (out.size() > 32)
    throw ValueError("maximum supported dimension for an ndarray is 32, found " + std::to_string(out.size()));
  return out;
}

NDArray reversed_axes(const NDArray& x, budget& limits) {
  std::vector<std::size_t> axes(x.ndim());
  std::iota(axes.rbegin(), axes.rend(), std::size_t{0});
  return transposed(x, axes, limits);
}

NDArray reshaped(const NDArray& x, std::span<const std::int64_t> wanted, bool by_columns, budget& limits) {
  shape_vector shape = completed_shape(wanted, x.size());
  charge(x.shape(), x.type(), limits);
  if (!by_columns) return x.reshape(shape);
  std::ranges::reverse(shape);
  return reversed_axes(reversed_axes(x, limits).reshape(shape), limits);
}

bool column_order(const Value* order) {
  if (!order || order->is_none()) return false;
  const std::string_view text = order->as_str();
  if (text != "C" && text != "F" && text != "A" && text != "K")
    throw ValueError("order must be one of 'C', 'F', 'A', or 'K' (got '" + std::string(text) + "')");
  return text == "F";
}

NDArray permuted(const NDArray& x, std::span<const std::int64_t> order, budget& limits) {
  if (order.size() != x.ndim()) throw ValueError("axes don't match array");
  std::vector<std::size_t> axes;
  for (const std::int64_t axis : order) axes.push_back(checked_axis(axis, x.ndim()));
  for (std::size_t i = 0; i < axes.size(); ++i)
    if (std::ranges::count(axes, axes[i]) > 1) throw ValueError("repeated axis in transpose");
  return transposed(x, axes, limits);
}

namespace function {

Value reshape(context& where, const arguments& given) {
  const auto a = bind("reshape(a, newshape, order=)", given);
  const NDArray x = array_argument(where, a.at(0));
  return Value(reshaped(x, index_list(a.at(1)), column_order(a[2]), where.spending()));
}

Value ravel(context& where, const arguments& given) {
  const auto a = bind("ravel(a, order=)", given);
  const std::int64_t all = -1;
  return Value(reshaped(array_argument(where, a.at(0)), std::span(&all, 1), column_order(a[1]), where.spending()));
}

Value transpose(context& where, const arguments& given) {
  const auto a = bind("transpose(a, axes=)", given);
  if (a.at(0).kind() == kind::scalar && !a.unless_none(1)) return a.at(0);
  const NDArray x = array_argument(where, a.at(0));
  if (!a.unless_none(1)) return Value(reversed_axes(x, where.spending()));
  return Value(permuted(x, index_list(a.at(1)), where.spending()));
}

Value swapaxes(context& where, const arguments& given) {
  const auto a = bind("swapaxes(a, axis1, axis2)", given);
  const NDArray x = array_argument(where, a.at(0));
  std::vector<std::size_t> axes(x.ndim());
  std::iota(axes.begin(), axes.end(), std::size_t{0});
  std::swap(axes.at(axis_argument(a[1], x.ndim(), 0)), axes.at(axis_argument(a[2], x.ndim(), 0)));
  return Value(transposed(x, axes, where.spending()));
}

Value moveaxis(context& where, const arguments& given) {
  const auto a = bind("moveaxis(a, source, destination)", given);
  const NDArray x = array_argument(where, a.at(0));
  const auto from = axis_argument(a[1], x.ndim(), 0), to = axis_argument(a[2], x.ndim(), 0);
  return Value(axis_to(x, from, to, where.spending()));
}

Value squeeze(context& where, const arguments& given) {
  const auto a = bind("squeeze(a, axis=)", given);
  const NDArray x = array_argument(where, a.at(0));
  const auto chosen = folded_axes(a[1], x.ndim());
  shape_vector shape;
  for (std::size_t i = 0; i < x.ndim(); ++i) {
    if (a.unless_none(1) && chosen[i] && x.shape()[i] != 1)
      throw ValueError("cannot select an axis to squeeze out which has size not equal to one");
    if (!chosen[i] || x.shape()[i] != 1) shape.push_back(x.shape()[i]);
  }
  NDArray out = x.reshape(shape);
  return a.at(0).kind() == kind::scalar ? unwrapped(std::move(out)) : Value(std::move(out));  // squeeze(5) is an array
}

Value expand_dims(context& where, const arguments& given) {
  const auto a = bind("expand_dims(a, axis)", given);
  const NDArray x = array_argument(where, a.at(0));
  const auto wanted = index_list(a.at(1));
  const std::size_t ndim = x.ndim() + wanted.size();
  std::vector<bool> added(ndim, false);
  for (const std::int64_t axis : wanted) {
    if (added[checked_axis(axis, ndim)]) throw ValueError("repeated axis");
    added[checked_axis(axis, ndim)] = true;
  }
  shape_vector shape;
  std::size_t next = 0;
  for (std::size_t i = 0; i < ndim; ++i) shape.push_back(added[i] ? 1 : x.shape()[next++]);
  return Value(x.reshape(shape));
}

namespace {

/// NumPy's `atleast_Nd`.
NDArray with_at_least(const NDArray& x, std::size_t ndim) {
  shape_vector shape(x.shape().begin(), x.shape().end());
  if (shape.size() >= ndim) return x;
  if (ndim == 3 && shape.size() == 2)
    shape.resize(ndim, 1);
  else if (ndim == 3 && shape.size() == 1)
    shape = {1, shape[0], 1};
  else
    shape.insert(shape.begin(), ndim - shape.size(), 1);
  return x.reshape(shape);
}

Value at_least(context& where, const arguments& given, std::size_t ndim) {
  std::vector<Value> out;
  for (const Value& x : given.positional) out.emplace_back(with_at_least(array_argument(where, x), ndim));
  return out.size() == 1 ? out[0] : Value::list_of(out);
}

}  // namespace

Value atleast_1d(context& where, const arguments& given) { return at_least(where, given, 1); }
Value atleast_2d(context& where, const arguments& given) { return at_least(where, given, 2); }
Value atleast_3d(context& where, const arguments& given) { return at_least(where, given, 3); }

Value broadcast_to(context& where, const arguments& given) {
  const auto a = bind("broadcast_to(array, shape, subok=)", given);
  const NDArray x = array_argument(where, a.at(0));
  const shape_vector shape = shape_argument(a.at(1));
  const std::array<NDArray::shape_type, 2> both{x.shape(), shape};
  if (x.ndim() > shape.size()) throw ValueError("input operand has more dimensions than allowed by the axis remapping");
  if (numpy::broadcast(both) != shape)
    throw ValueError("operands could not be broadcast together with remapped shapes [original->remapped]: " +
                     shape_text(x.shape()) + "  and requested shape " + shape_text(shape));
  return Value(numpy::broadcast_to(x, shape, where.spending()));
}

Value shape(context& where, const arguments& given) {
  const NDArray x = array_argument(where, bind("shape(a)", given).at(0));
  std::vector<Value> out(x.shape().begin(), x.shape().end());
  return Value::tuple_of(out);
}

Value ndim(context& where, const arguments& given) {
  return Value(array_argument(where, bind("ndim(a)", given).at(0)).ndim());
}

Value size(context& where, const arguments& given) {
  const auto a = bind("size(a, axis=)", given);
  const NDArray x = array_argument(where, a.at(0));
  return Value(a.unless_none(1) ? x.shape()[axis_argument(a[1], x.ndim(), 0)] : x.size());
}

}  // namespace function

}  // namespace sipyco::expression::numpy
