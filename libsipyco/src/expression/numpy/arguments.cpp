// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/arguments.hpp"

#include <sipyco/expression/errors.hpp>

#include <algorithm>
#include <string>

#include "expression/iteration.hpp"
#include "expression/numpy/dtype_object.hpp"

namespace sipyco::expression::numpy {

namespace {

/// A range, as a list.
Value listed(context& where, const Value& x) {
  if (x.kind() != kind::extension || x.as_extension().type_name() != "range") return x;
  return Value(collect(where, x));
}

}  // namespace

NDArray array_argument(context& where, const Value& x, std::optional<dtype> type) {
  return to_array(listed(where, x), where.spending(), type);
}

operand operand_argument(context& where, const Value& x) { return {listed(where, x), where.spending()}; }

std::vector<NDArray> array_list(context& where, const Value& x) {
  std::vector<NDArray> out;
  if (x.is_sequence())
    for (const Value& item : x.items()) out.push_back(array_argument(where, item));
  else
    for (const Value& item : collect(where, x)) out.push_back(array_argument(where, item));
  return out;
}

std::int64_t index_argument(const Value& x) {
  Value number = x.kind() == kind::scalar ? x.as_scalar().item() : x;
  if (x.kind() == kind::ndarray && x.as_ndarray().ndim() == 0) number = x.as_ndarray().item(0).as_scalar().item();
  const bool is_bool_scalar = number.kind() == kind::boolean && x.kind() != kind::boolean;
  if ((number.kind() != kind::integer && number.kind() != kind::boolean) || is_bool_scalar)
    throw TypeError("'" + std::string(x.kind() == kind::scalar ? "numpy." : "") + std::string(type_name(x)) +
                    "' object cannot be interpreted as an integer");
  const Integer whole = convert::to_integer(number);
  if (!whole.fits_int64()) throw OverflowError("Python int too large to convert to C long");
  return whole.to_int64();
}

double float_argument(const Value& x) {
  if (x.kind() == kind::ndarray && x.as_ndarray().size() == 1) return convert::to_double(x.as_ndarray().item(0));
  if (x.is_str() || x.kind() == kind::complex) throw TypeError("must be real number, not " + std::string(type_name(x)));
  return convert::to_double(x);
}

bool flag(const Value* x, bool otherwise) { return x ? truth(*x) : otherwise; }

std::vector<std::int64_t> index_list(const Value& x) {
  std::vector<std::int64_t> out;
  if (x.is_sequence()) {
    for (const Value& item : x.items()) out.push_back(index_argument(item));
  } else if (x.kind() == kind::ndarray && x.as_ndarray().ndim() == 1) {
    for (std::size_t i = 0; i < x.as_ndarray().size(); ++i) out.push_back(index_argument(x.as_ndarray().item(i)));
  } else {
    out.push_back(index_argument(x));
  }
  return out;
}

std::size_t length_argument(const Value& x) {
  const std::int64_t length = index_argument(x);
  if (length < 0) throw ValueError("negative dimensions are not allowed");
  return static_cast<std::size_t>(length);
}

shape_vector shape_argument(const Value& x) {
  if (x.is_none()) return {};
  if (x.kind() == kind::integer && !x.as_integer().fits_int64()) throw ValueError("Maximum allowed dimension exceeded");
  if (x.kind() == kind::floating)
    throw TypeError("expected a sequence of integers or a single integer, got '" +
                    std::to_string(x.as_float()).substr(0, 20) + "'");
  const auto lengths = index_list(x);
  if (lengths.size() > 32)
    throw ValueError("maximum supported dimension for an ndarray is 32, found " + std::to_string(lengths.size()));
  if (std::ranges::any_of(lengths, [](std::int64_t n) { return n < 0; }))
    throw ValueError("negative dimensions are not allowed");
  return {lengths.begin(), lengths.end()};
}

std::optional<dtype> dtype_argument(const Value* x) {
  if (!x || x->is_none()) return {};
  return to_dtype(*x);
}

std::optional<dtype> loop_dtype_argument(const Value* x) {
  const auto type = dtype_argument(x);
  if (type && *type != type->little_endian())
    throw TypeError("the dtype of a ufunc's loop has no byte order: 'f4', not '>f4'");
  return type;
}

Value unwrapped_like(const Value& input, NDArray result) {
  if (input.kind() == kind::ndarray || input.is_sequence()) return Value(std::move(result));
  return unwrapped(std::move(result));
}

void refuse_output(const bound_arguments& given, std::initializer_list<std::size_t> parameters) {
  for (const std::size_t parameter : parameters)
    if (given.unless_none(parameter))
      throw TypeError("out= and where= are not supported: the arrays of an expression are not written into");
}

void fail_axis(std::int64_t axis, std::size_t ndim) {
  throw PythonError(
      "AxisError", "axis " + std::to_string(axis) + " is out of bounds for array of dimension " + std::to_string(ndim));
}

std::size_t checked_axis(std::int64_t axis, std::size_t ndim) {
  const auto count = static_cast<std::int64_t>(ndim);
  if (axis < -count || axis >= count) fail_axis(axis, ndim);
  return static_cast<std::size_t>(axis < 0 ? axis + count : axis);
}

std::size_t axis_argument(const Value* x, std::size_t ndim, std::int64_t otherwise) {
  return checked_axis(x ? index_argument(*x) : otherwise, ndim);
}

std::vector<bool> axes_argument(const Value* x, std::size_t ndim) {
  if (!x || x->is_none()) return std::vector<bool>(ndim, true);
  std::vector<bool> out(ndim, false);
  for (const std::int64_t axis : index_list(*x)) {
    const std::size_t at = checked_axis(axis, ndim);
    if (out[at]) throw ValueError("duplicate value in 'axis'");
    out[at] = true;
  }
  return out;
}

std::vector<bool> folded_axes(const Value* x, std::size_t ndim) {
  if (ndim == 0 && x && !x->is_none() && !x->is_sequence()) {
    const std::int64_t axis = index_argument(*x);
    if (axis == 0 || axis == -1) return {};
  }
  return axes_argument(x, ndim);
}

std::string shape_text(NDArray::shape_type shape) {
  std::string out = "(";
  for (const std::size_t length : shape) out += (length == SIZE_MAX ? "newaxis" : std::to_string(length)) + ",";
  if (shape.size() > 1) out.pop_back();
  return out + ")";
}

}  // namespace sipyco::expression::numpy
