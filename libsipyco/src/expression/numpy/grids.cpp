// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <array>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/ufunc.hpp"

// Coordinates of grids, and the halves of matrices.
namespace sipyco::expression::numpy::function {

Value meshgrid(context& where, const arguments& given) {
  std::vector<NDArray> axes;
  for (const Value& x : given.positional) {
    const NDArray array = array_argument(where, x);
    axes.push_back(array.reshape(std::array{array.size()}));
  }
  bool by_columns = true;
  for (const auto& [name, value] : given.keywords) {
    if (name == "indexing" && value != Value("xy") && value != Value("ij"))
      throw ValueError("Valid values for `indexing` are 'xy' and 'ij'.");
    if (name == "indexing") by_columns = value == Value("xy");
    if (name == "sparse" && truth(value)) throw ValueError("meshgrid: sparse is not supported");
    if (name != "indexing" && name != "sparse" && name != "copy")
      throw TypeError("meshgrid() got an unexpected keyword argument '" + name + "'");
  }
  if (axes.size() > 32)
    throw ValueError("maximum supported dimension for an ndarray is 32, found " + std::to_string(axes.size()));
  const auto place = [&](std::size_t i) { return by_columns && axes.size() > 1 && i < 2 ? 1 - i : i; };
  shape_vector shape(axes.size());
  for (std::size_t i = 0; i < axes.size(); ++i) shape[place(i)] = axes[i].size();
  std::vector<Value> out;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    shape_vector own(axes.size(), 1);
    own[place(i)] = axes[i].size();
    out.emplace_back(numpy::broadcast_to(axes[i].reshape(own), shape, where.spending()));
  }
  return Value::list_of(out);
}

Value indices(context& where, const arguments& given) {
  const auto a = bind("indices(dimensions, dtype=)", given);
  const shape_vector lengths = shape_argument(a.at(0));
  std::vector<Value> axes;
  for (const std::size_t length : lengths) {
    const std::array positional{Value(length)};
    axes.push_back(arange(where, {positional}));
  }
  const std::array keywords{keyword{"indexing", Value("ij")}};
  const Value grids = meshgrid(where, {axes, keywords});
  if (lengths.empty()) return Value(NDArray::zeros({0}, dtype_argument(a[1]).value_or(dtype::int64)));
  return Value(array_argument(where, grids, dtype_argument(a[1])));
}

namespace {

/// The matrix with zeros where the row's number plus `offset` is below the column's (or above).
Value triangle(context& where, const arguments& given, std::string_view signature, bool lower) {
  const auto a = bind(signature, given);
  NDArray x = array_argument(where, a.at(0));
  if (x.ndim() == 0) throw TypeError("an array of at least one axis is wanted");
  if (x.ndim() == 1) x = numpy::broadcast_to(x, std::array{x.size(), x.size()}, where.spending());
  const std::int64_t offset = std::clamp<std::int64_t>(a.has(1) ? index_argument(a.at(1)) : 0, -(1LL << 40), 1LL << 40);
  charge(x.shape(), x.type(), where.spending());
  NDArray out = NDArray::from_bytes(x.shape(), x.type(), x.bytes());
  std::byte* to = out.mutable_data();
  const std::size_t columns = x.shape().back(), rows = x.shape()[x.ndim() - 2], item = x.type().itemsize();
  for (std::size_t i = 0; i < x.size(); ++i, to += item) {
    const auto row = static_cast<std::int64_t>(i / columns % rows), column = static_cast<std::int64_t>(i % columns);
    const bool stays = lower ? column <= row + offset : column >= row + offset;
    if (!stays) std::memset(to, 0, item);
  }
  return Value(out);
}

}  // namespace

Value tril(context& where, const arguments& given) { return triangle(where, given, "tril(m, k=)", true); }
Value triu(context& where, const arguments& given) { return triangle(where, given, "triu(m, k=)", false); }

Value kron(context& where, const arguments& given) {
  const auto a = bind("kron(a, b)", given);
  const NDArray x = array_argument(where, a.at(0)), y = array_argument(where, a.at(1));
  const std::size_t ndim = std::max(x.ndim(), y.ndim());
  if (2 * ndim > 32) throw ValueError("kron: too many axes");
  // Axes of the one and of the other in turn; together they make those of the result.
  shape_vector left, right, shape;
  for (std::size_t i = 0; i < ndim; ++i) {
    const auto length = [&](const NDArray& v) { return i + v.ndim() < ndim ? 1 : v.shape()[i + v.ndim() - ndim]; };
    left.insert(left.end(), {length(x), 1});
    right.insert(right.end(), {1, length(y)});
    shape.push_back(length(x) * length(y));
  }
  const std::array inputs{operand(x.reshape(left)), operand(y.reshape(right))};
  return unwrapped(apply(ufunc_named("multiply"), inputs, where.spending()).reshape(shape));
}

Value sinc(context& where, const arguments& given) {
  const auto a = bind("sinc(x)", given);
  const auto with = [&](std::string_view name, const Value& l, const Value& r) {
    return call(ufunc_named(name), std::array{l, r}, where.spending());
  };
  // NumPy's own way around zero.
  const Value x = Value(array_argument(where, a.at(0)));
  const std::array chosen{with("equal", x, Value(0)), Value(1e-20), x};
  const Value y = with("multiply", Value(3.141592653589793), function::where(where, {chosen}));
  return with("true_divide", call(ufunc_named("sin"), std::array{y}, where.spending()), y);
}

}  // namespace sipyco::expression::numpy::function
