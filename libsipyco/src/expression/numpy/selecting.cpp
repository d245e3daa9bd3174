// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <array>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/subscript.hpp"

// Choosing elements, and finding where they are.
namespace sipyco::expression::numpy::function {

namespace {

/// The places of what is true, one array of indices for each axis.
std::vector<Value> true_places(context& where, const Value& given) {
  NDArray x = cast(array_argument(where, given), dtype::bool_, where.spending());
  if (x.ndim() == 0) x = x.reshape(std::array<std::size_t, 1>{1});
  where.step(x.size());
  const std::byte* chosen = x.data();
  std::vector<std::int64_t> places;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (chosen[i] != std::byte{0}) places.push_back(static_cast<std::int64_t>(i));
  std::vector<Value> out;
  std::size_t stride = x.size();
  for (const std::size_t length : x.shape()) {
    stride /= std::max<std::size_t>(length, 1);
    NDArray indices = new_array(std::array{places.size()}, dtype::int64, where.spending());
    auto values = indices.mutable_values<std::int64_t>();
    const auto step = static_cast<std::int64_t>(std::max<std::size_t>(stride, 1));
    for (std::size_t i = 0; i < places.size(); ++i) values[i] = places[i] / step % static_cast<std::int64_t>(length);
    out.emplace_back(std::move(indices));
  }
  return out;
}

}  // namespace

Value nonzero(context& where, const arguments& given) {
  auto places = true_places(where, bind("nonzero(a)", given).at(0));
  return Value::tuple_of(places);
}

Value flatnonzero(context& where, const arguments& given) {
  const NDArray x = array_argument(where, bind("flatnonzero(a)", given).at(0));
  return true_places(where, Value(x.reshape(std::array{x.size()})))[0];
}

Value argwhere(context& where, const arguments& given) {
  const NDArray x = array_argument(where, bind("argwhere(a)", given).at(0));
  auto places = true_places(where, Value(x));
  if (x.ndim() == 0) return Value(NDArray::zeros({places[0].as_ndarray().size(), 0}, dtype::int64));
  const NDArray rows = as_array(Value::list_of(places));
  return Value(axis_last(rows, 0, where.spending()));
}

Value where(context& where, const arguments& given) {
  const auto a = bind("where(condition, x=, y=, /)", given);
  if (!a.has(1) && !a.has(2)) return nonzero(where, arguments{given.positional.first(1)});
  if (!a.has(1) || !a.has(2)) throw ValueError("either both or neither of x and y should be given");
  const NDArray condition = cast(array_argument(where, a.at(0)), dtype::bool_, where.spending());
  // Python's numbers are not weak here.
  const std::array sides{operand(array_argument(where, a.at(1))), operand(array_argument(where, a.at(2)))};
  const dtype type = numpy::result_type(sides);
  const std::array shapes{condition.shape(), sides[0].shape(), sides[1].shape()};
  const shape_vector shape = numpy::broadcast(shapes);
  const auto spread = [&](const NDArray& x) { return numpy::broadcast_to(x, shape, where.spending()); };
  const NDArray chosen = spread(condition), yes = spread(sides[0].as(type, where.spending()));
  const NDArray no = spread(sides[1].as(type, where.spending()));
  NDArray out = new_array(shape, type, where.spending());
  where.step(out.size());
  std::byte* to = out.mutable_data();
  const std::size_t item = type.itemsize();
  for (std::size_t i = 0; i < out.size(); ++i)
    std::memcpy(to + i * item, (chosen.data()[i] != std::byte{0} ? yes : no).data() + i * item, item);
  return Value(out);
}

Value take(context& where, const arguments& given) {
  const auto a = bind("take(a, indices, axis=, out=, mode=)", given);
  refuse_output(a, {3});
  if (a.unless_none(4) && a.at(4) != Value("raise")) throw ValueError("take: only mode='raise' is supported");
  NDArray x = array_argument(where, a.at(0));
  if (!a.unless_none(2) || x.ndim() == 0) x = x.reshape(std::array{x.size()});
  std::vector<Value> key(axis_argument(a.unless_none(2), x.ndim(), 0), Value::slice({}, {}));
  const NDArray indices = array_argument(where, a.at(1));
  key.push_back(indices.ndim() == 0 ? indices.item(0) : Value(indices));
  return array_item(x, Value::tuple_of(key), where.spending());
}

Value compress(context& where, const arguments& given) {
  const auto a = bind("compress(condition, a, axis=, out=)", given);
  refuse_output(a, {3});
  const auto places = true_places(where, a.at(0));
  std::vector<Value> positional{a.at(1), places[0]};
  if (a.unless_none(2)) positional.push_back(a.at(2));
  return take(where, arguments{positional});
}

}  // namespace sipyco::expression::numpy::function
