// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"

// Arrays put together, and taken apart.
namespace sipyco::expression::numpy::function {

namespace {

void require_joinable(const std::vector<NDArray>& parts, std::size_t axis) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].ndim() != parts[0].ndim())
      throw ValueError("all the input arrays must have same number of dimensions, but the array at index 0 has " +
                       std::to_string(parts[0].ndim()) + " dimension(s) and the array at index " + std::to_string(i) +
                       " has " + std::to_string(parts[i].ndim()) + " dimension(s)");
    for (std::size_t d = 0; d < parts[i].ndim(); ++d)
      if (d != axis && parts[i].shape()[d] != parts[0].shape()[d])
        throw ValueError(
            "all the input array dimensions except for the concatenation axis must match exactly, but along "
            "dimension " +
            std::to_string(d) + ", the array at index 0 has size " + std::to_string(parts[0].shape()[d]) +
            " and the array at index " + std::to_string(i) + " has size " + std::to_string(parts[i].shape()[d]));
  }
}

NDArray joined_parts(std::vector<NDArray> parts, std::int64_t wanted_axis, std::optional<dtype> type, budget& limits) {
  if (parts.empty()) throw ValueError("need at least one array to concatenate");
  if (parts[0].ndim() == 0) throw ValueError("zero-dimensional arrays cannot be concatenated");
  const std::size_t axis = checked_axis(wanted_axis, parts[0].ndim());
  require_joinable(parts, axis);
  dtype common = parts[0].type().little_endian();
  for (const NDArray& part : parts) common = sipyco::promote_types(common, part.type());
  common = type.value_or(common);
  shape_vector shape(parts[0].shape().begin(), parts[0].shape().end());
  shape[axis] = 0;
  for (NDArray& part : parts) {
    shape[axis] += part.shape()[axis];
    part = cast(part, common, limits);
  }
  NDArray out = new_array(shape, common, limits);
  const std::size_t outer = element_count(std::span(shape).first(axis));
  std::byte* to = out.mutable_data();
  for (std::size_t i = 0; i < outer; ++i)
    for (const NDArray& part : parts) {
      const std::size_t chunk = part.nbytes() / outer;
      if (chunk) std::memcpy(to, part.data() + i * chunk, chunk);
      to += chunk;
    }
  return out;
}

NDArray with_axis(const NDArray& x, std::size_t at, budget& limits) {
  charge(x.shape(), x.type(), limits);
  shape_vector shape(x.shape().begin(), x.shape().end());
  shape.insert(shape.begin() + static_cast<std::ptrdiff_t>(at), 1);
  return x.reshape(shape);
}

/// At least so many axes, as the functions that stack do it.
void pad_axes(std::vector<NDArray>& parts, std::size_t ndim, std::size_t at, budget& limits) {
  for (NDArray& part : parts)
    while (part.ndim() < ndim) part = with_axis(part, std::min(at, part.ndim()), limits);
}

}  // namespace

Value concatenate(context& where, const arguments& given) {
  const auto a = bind("concatenate(arrays, axis=, out=, *, dtype=, casting=)", given);
  refuse_output(a, {2});
  auto parts = array_list(where, a.at(0));
  std::int64_t axis = 0;
  if (a.has(1) && a.at(1).is_none())
    for (NDArray& part : parts) part = part.reshape(std::array{part.size()});
  else if (a.has(1))
    axis = index_argument(a.at(1));
  return Value(joined_parts(std::move(parts), axis, dtype_argument(a[3]), where.spending()));
}

Value stack(context& where, const arguments& given) {
  const auto a = bind("stack(arrays, axis=, out=, *, dtype=, casting=)", given);
  refuse_output(a, {2});
  auto parts = array_list(where, a.at(0));
  if (parts.empty()) throw ValueError("need at least one array to stack");
  for (const NDArray& part : parts)
    if (!std::ranges::equal(part.shape(), parts[0].shape()))
      throw ValueError("all input arrays must have the same shape");
  const std::size_t axis = axis_argument(a[1], parts[0].ndim() + 1, 0);
  where.spending().allocate(parts.size(), parts[0].nbytes());
  for (NDArray& part : parts) part = with_axis(part, axis, where.spending());
  return Value(joined_parts(std::move(parts), static_cast<std::int64_t>(axis), dtype_argument(a[3]), where.spending()));
}

Value vstack(context& where, const arguments& given) {
  auto parts = array_list(where, bind("vstack(tup, *, dtype=, casting=)", given).at(0));
  pad_axes(parts, 2, 0, where.spending());
  return Value(joined_parts(std::move(parts), 0, {}, where.spending()));
}

Value hstack(context& where, const arguments& given) {
  auto parts = array_list(where, bind("hstack(tup, *, dtype=, casting=)", given).at(0));
  pad_axes(parts, 1, 0, where.spending());
  const std::int64_t axis = !parts.empty() && parts[0].ndim() == 1 ? 0 : 1;
  return Value(joined_parts(std::move(parts), axis, {}, where.spending()));
}

Value dstack(context& where, const arguments& given) {
  auto parts = array_list(where, bind("dstack(tup)", given).at(0));
  pad_axes(parts, 2, 0, where.spending());
  pad_axes(parts, 3, 2, where.spending());
  return Value(joined_parts(std::move(parts), 2, {}, where.spending()));
}

Value column_stack(context& where, const arguments& given) {
  auto parts = array_list(where, bind("column_stack(tup)", given).at(0));
  pad_axes(parts, 1, 0, where.spending());
  pad_axes(parts, 2, 1, where.spending());
  return Value(joined_parts(std::move(parts), 1, {}, where.spending()));
}

Value append(context& where, const arguments& given) {
  const auto a = bind("append(arr, values, axis=)", given);
  std::vector<NDArray> parts{array_argument(where, a.at(0)), array_argument(where, a.at(1))};
  if (!a.unless_none(2))
    for (NDArray& part : parts) part = part.reshape(std::array{part.size()});
  return Value(joined_parts(std::move(parts), a.unless_none(2) ? index_argument(a.at(2)) : 0, {}, where.spending()));
}

namespace {

/// Pieces of an array between places along an axis.
Value pieces(const NDArray& x, std::size_t axis, std::span<const std::int64_t> ends, budget& limits) {
  const auto length = static_cast<std::int64_t>(x.shape()[axis]);
  const step_vector steps = row_steps(x.shape(), x.type().itemsize());
  std::vector<Value> out;
  std::int64_t start = 0;
  const auto place = [length](std::int64_t at) {
    return std::clamp<std::int64_t>(at < 0 ? at + length : at, 0, length);
  };
  for (std::size_t i = 0; i <= ends.size(); ++i) {
    const std::int64_t stop = i < ends.size() ? place(ends[i]) : length;
    shape_vector shape(x.shape().begin(), x.shape().end());
    shape[axis] = static_cast<std::size_t>(std::max<std::int64_t>(stop - start, 0));
    out.emplace_back(gather(x, shape, steps, start * steps[axis], limits));
    start = stop;
  }
  return Value::list_of(out);
}

/// NumPy asks for the shape, or where a list has none for the length, before it makes an array.
void require_splittable(const Value& x, const NDArray& array, const Value* axis, bool by_shape) {
  const bool has_shape = x.kind() == kind::ndarray || x.kind() == kind::scalar;
  if (!has_shape && by_shape)
    throw AttributeError("'" + std::string(type_name(x)) + "' object has no attribute 'shape'");
  if (!has_shape && array.ndim() == 0)
    throw TypeError("object of type '" + std::string(type_name(x)) + "' has no len()");
  const std::int64_t wanted = axis ? index_argument(*axis) : 0, ndim = static_cast<std::int64_t>(array.ndim());
  if (has_shape && (wanted < -ndim || wanted >= ndim)) throw IndexError("tuple index out of range");
}

Value split_array(context& where, const arguments& given, bool must_be_even) {
  const auto a = bind("split(ary, indices_or_sections, axis=)", given);
  const NDArray x = array_argument(where, a.at(0));
  const bool at_indices = a.at(1).is_sequence() || a.at(1).kind() == kind::ndarray;
  require_splittable(a.at(0), x, a[2], must_be_even && !at_indices);
  const std::int64_t sections = at_indices ? 1 : index_argument(a.at(1));
  if (sections == 0 && must_be_even) throw ZeroDivisionError("integer modulo by zero");
  if (sections <= 0) throw ValueError("number sections must be larger than 0.");
  const std::size_t axis = axis_argument(a[2], x.ndim(), 0);
  if (at_indices) return pieces(x, axis, index_list(a.at(1)), where.spending());
  const auto length = static_cast<std::int64_t>(x.shape()[axis]);
  if (must_be_even && length % sections != 0) throw ValueError("array split does not result in an equal division");
  where.step(static_cast<std::uint64_t>(sections));
  std::vector<std::int64_t> ends;
  for (std::int64_t i = 1; i < sections; ++i) ends.push_back(i * (length / sections) + std::min(i, length % sections));
  return pieces(x, axis, ends, where.spending());
}

}  // namespace

Value split(context& where, const arguments& given) { return split_array(where, given, true); }
Value array_split(context& where, const arguments& given) { return split_array(where, given, false); }

}  // namespace sipyco::expression::numpy::function
