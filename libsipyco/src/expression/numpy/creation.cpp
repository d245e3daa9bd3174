// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/text_numbers.hpp"

// New arrays: from lists, and filled with one value.
namespace sipyco::expression::numpy::function {

namespace {

using family = dtype::family;

bool is_text(dtype type) { return type.kind() == family::str || type.kind() == family::bytes; }

/// As long as the text needs, where a text dtype names no length.
bool is_open(const std::optional<dtype>& type) {
  return type && is_text(*type) && type->itemsize() == (type->kind() == family::str ? 4U : 1U);
}

NDArray to_type(const NDArray& x, dtype type, budget& limits, bool from_list = false) {
  if (is_text(x.type()) && !is_text(type)) return numbers_from_text(x, type, limits);
  if (!is_text(x.type()) && type.kind() == family::str) return text_from_numbers(x, type, !from_list, limits);
  return cast(x, type, limits);
}

bool holds_text(const Value& x, std::size_t depth = 0) {
  if (x.is_str() || x.kind() == kind::bytes) return true;
  if (x.kind() == kind::scalar) return is_text(x.as_scalar().type());
  if (x.kind() == kind::ndarray) return is_text(x.as_ndarray().type());
  return x.is_sequence() && depth < 32 && !x.items().empty() && holds_text(x.items()[0], depth + 1);
}

NDArray make_array(context& where, const Value& x, std::optional<dtype> type) {
  const bool by_cast = type && (is_text(*type) || x.kind() == kind::ndarray || holds_text(x));
  if (!by_cast) return array_argument(where, x, type);
  const NDArray natural = array_argument(where, x);
  if (is_open(type) && is_text(natural.type())) return natural;
  return to_type(natural, *type, where.spending(), x.kind() != kind::ndarray);
}

NDArray with_axes(const NDArray& x, std::size_t ndim) {
  if (x.ndim() >= ndim) return x;
  shape_vector shape(x.shape().begin(), x.shape().end());
  shape.insert(shape.begin(), ndim - x.ndim(), 1);
  return x.reshape(shape);
}

NDArray filled(context& where, NDArray::shape_type shape, dtype type, const NDArray& value) {
  charge(shape, type, where.spending());
  return numpy::broadcast_to(to_type(value, type, where.spending()), shape, where.spending());
}

NDArray zeroed(context& where, NDArray::shape_type shape, dtype type) {
  charge(shape, type, where.spending());
  return NDArray::zeros(shape, type);
}

NDArray of_ones(context& where, NDArray::shape_type shape, dtype type) {
  return filled(where, shape, type, as_array(Value(1)));
}

/// What `zeros_like` and its like make: the dtype and the shape of a model, unless given.
struct model {
  shape_vector shape;
  dtype type;
};
model model_of(context& where, const Value& x, const Value* type, const Value* shape) {
  const NDArray array = array_argument(where, x);
  model out{{array.shape().begin(), array.shape().end()}, dtype_argument(type).value_or(array.type())};
  if (shape) out.shape = shape_argument(*shape);
  return out;
}

}  // namespace

Value array(context& where, const arguments& given) {
  const auto a = bind("array(object, dtype=, *, copy=, order=, subok=, ndmin=, like=)", given);
  const NDArray out = make_array(where, a.at(0), dtype_argument(a[1]));
  return Value(with_axes(out, a.has(5) ? std::min<std::size_t>(length_argument(a.at(5)), 33) : 0));
}

Value asarray(context& where, const arguments& given) {
  const auto a = bind("asarray(a, dtype=, order=, *, like=)", given);
  return Value(make_array(where, a.at(0), dtype_argument(a[1])));
}

Value astype(context& where, const arguments& given) {
  const auto a = bind("astype(a, dtype, order=, casting=, subok=, copy=)", given);
  const dtype type = dtype_argument(a[1]).value_or(dtype::float64);
  return unwrapped_like(a.at(0), make_array(where, a.at(0), type));
}

Value zeros(context& where, const arguments& given) {
  const auto a = bind("zeros(shape, dtype=, order=, *, like=)", given);
  return Value(zeroed(where, shape_argument(a.at(0)), dtype_argument(a[1]).value_or(dtype::float64)));
}

Value empty(context& where, const arguments& given) {
  const auto a = bind("empty(shape, dtype=, order=, *, like=)", given);
  return Value(zeroed(where, shape_argument(a.at(0)), dtype_argument(a[1]).value_or(dtype::float64)));
}

Value ones(context& where, const arguments& given) {
  const auto a = bind("ones(shape, dtype=, order=, *, like=)", given);
  return Value(of_ones(where, shape_argument(a.at(0)), dtype_argument(a[1]).value_or(dtype::float64)));
}

Value full(context& where, const arguments& given) {
  const auto a = bind("full(shape, fill_value, dtype=, order=, *, like=)", given);
  const NDArray value = array_argument(where, a.at(1));
  return Value(filled(where, shape_argument(a.at(0)), dtype_argument(a[2]).value_or(value.type()), value));
}

Value zeros_like(context& where, const arguments& given) {
  const auto a = bind("zeros_like(a, dtype=, order=, subok=, shape=)", given);
  const model m = model_of(where, a.at(0), a[1], a[4]);
  return Value(zeroed(where, m.shape, m.type));
}

Value empty_like(context& where, const arguments& given) {
  const auto a = bind("empty_like(prototype, dtype=, order=, subok=, shape=)", given);
  const model m = model_of(where, a.at(0), a[1], a[4]);
  return Value(zeroed(where, m.shape, m.type));
}

Value ones_like(context& where, const arguments& given) {
  const auto a = bind("ones_like(a, dtype=, order=, subok=, shape=)", given);
  const model m = model_of(where, a.at(0), a[1], a[4]);
  return Value(of_ones(where, m.shape, m.type));
}

Value full_like(context& where, const arguments& given) {
  const auto a = bind("full_like(a, fill_value, dtype=, order=, subok=, shape=)", given);
  const model m = model_of(where, a.at(0), a[2], a[5]);
  return Value(filled(where, m.shape, m.type, array_argument(where, a.at(1))));
}

namespace {

NDArray diagonal_ones(context& where, std::size_t rows, std::size_t columns, std::int64_t offset, dtype type) {
  NDArray out = zeroed(where, std::array{rows, columns}, type);
  const NDArray one = as_array(Value(1), type);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int64_t column = static_cast<std::int64_t>(row) + offset;
    if (column < 0 || column >= static_cast<std::int64_t>(columns)) continue;
    std::byte* to = out.mutable_data() + (row * columns + static_cast<std::size_t>(column)) * type.itemsize();
    std::memcpy(to, one.data(), type.itemsize());
  }
  return out;
}

}  // namespace

Value eye(context& where, const arguments& given) {
  const auto a = bind("eye(N, M=, k=, dtype=, order=, *, like=)", given);
  const std::size_t rows = length_argument(a.at(0));
  const std::size_t columns = a.unless_none(1) ? length_argument(a.at(1)) : rows;
  const std::int64_t offset = std::clamp<std::int64_t>(a.has(2) ? index_argument(a.at(2)) : 0, -(1LL << 40), 1LL << 40);
  return Value(diagonal_ones(where, rows, columns, offset, dtype_argument(a[3]).value_or(dtype::float64)));
}

Value identity(context& where, const arguments& given) {
  const auto a = bind("identity(n, dtype=, *, like=)", given);
  const std::size_t length = length_argument(a.at(0));
  return Value(diagonal_ones(where, length, length, 0, dtype_argument(a[1]).value_or(dtype::float64)));
}

}  // namespace sipyco::expression::numpy::function
