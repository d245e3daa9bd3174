// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/ufunc.hpp"

// Evenly spaced numbers.
namespace sipyco::expression::numpy::function {

namespace {

using family = dtype::family;

Value combine(context& where, std::string_view name, const Value& a, const Value& b) {
  return call(ufunc_named(name), std::array{a, b}, where.spending());
}
NDArray combine(context& where, std::string_view name, const NDArray& a, const NDArray& b) {
  return apply(ufunc_named(name), std::array{operand(a), operand(b)}, where.spending());
}

bool is_integral(dtype type) {
  return type.kind() == family::boolean || type.kind() == family::signed_integer ||
         type.kind() == family::unsigned_integer;
}

/// How many elements a range has, as NumPy computes it.
std::size_t range_length(const Value& start, const Value& stop, const Value& step) {
  const bool complex = start.kind() == kind::complex || stop.kind() == kind::complex || step.kind() == kind::complex;
  if (complex) {
    const auto span = (convert::to_complex(stop) - convert::to_complex(start)) / convert::to_complex(step);
    const double length = std::min(std::ceil(span.real()), std::ceil(span.imag()));
    return length > 0 ? static_cast<std::size_t>(std::min(length, 1e18)) : 0;
  }
  const double from = convert::to_double(start), to = convert::to_double(stop), by = convert::to_double(step);
  if (by == 0) throw ZeroDivisionError(step.kind() == kind::floating ? "float division by zero" : "division by zero");
  const double length = std::ceil((to - from) / by);
  if (std::isnan(length)) throw ValueError("arange: cannot compute length");
  if (length >= 0x1p62) throw ValueError("Maximum allowed size exceeded");
  return length > 0 ? static_cast<std::size_t>(length) : 0;
}

Value plain(const Value& x) {
  if (x.kind() == kind::scalar) return x.as_scalar().item();
  if (x.kind() == kind::ndarray && x.as_ndarray().size() == 1) return x.as_ndarray().item(0).as_scalar().item();
  if (x.is_str() || x.is_sequence() || x.kind() == kind::ndarray || x.is_none() || x.is_dict())
    throw TypeError("arange() not supported for inputs of class " + std::string(type_name(x)));
  return x;
}

/// The numbers 0, 1, ... as `type`.
NDArray counting(context& where, std::size_t count, dtype type) {
  NDArray out = new_array(std::array{count}, dtype::float64, where.spending());
  auto values = out.mutable_values<double>();
  for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<double>(i);
  return cast(out, type, where.spending());
}

NDArray integer_range(context& where, std::int64_t start, std::int64_t step, std::size_t count) {
  NDArray out = new_array(std::array{count}, dtype::int64, where.spending());
  auto values = out.mutable_values<std::int64_t>();
  auto next = static_cast<std::uint64_t>(start);
  for (auto& value : values) {
    value = static_cast<std::int64_t>(next);
    next += static_cast<std::uint64_t>(step);
  }
  return out;
}

/// As NumPy fills: the first two are computed, the rest goes on by their difference in the array's own dtype.
NDArray filled_range(context& where, const Value& start, const Value& step, std::size_t count, dtype type) {
  const dtype wide = type.kind() == family::complex || start.kind() == kind::complex || step.kind() == kind::complex
                         ? dtype::complex128
                         : dtype::float64;
  const dtype inner = type == dtype::float16 ? dtype::float32 : type;
  const NDArray first = as_array(start, wide);
  const NDArray second = combine(where, "add", first, as_array(step, wide)).astype(type).astype(inner);
  const NDArray begin = first.astype(type).astype(inner);
  const NDArray difference = combine(where, "subtract", second, begin);
  const NDArray scaled = combine(where, "multiply", counting(where, count, inner), difference);
  return cast(combine(where, "add", scaled, begin), type, where.spending());
}

}  // namespace

Value arange(context& where, const arguments& given) {
  const auto a = bind("arange(start=, stop=, step=, dtype=, *, like=)", given);
  const bool alone = !a.unless_none(1) && a.unless_none(0);
  if (!a.unless_none(1) && !alone) throw TypeError("arange() requires stop to be specified.");
  const Value start = alone || !a.unless_none(0) ? Value(0) : plain(a.at(0));
  const Value stop = plain(alone ? a.at(0) : a.at(1));
  const Value step = a.unless_none(2) ? plain(a.at(2)) : Value(1);
  const std::array inputs{operand(start, where.spending()), operand(alone ? a.at(0) : a.at(1), where.spending()),
                          operand(step, where.spending())};
  dtype type = dtype_argument(a[3]).value_or(numpy::result_type(inputs));
  if (!a.unless_none(3) && is_integral(type)) type = dtype::int64;
  const std::size_t count = range_length(start, stop, step);
  charge(std::array{count}, type, where.spending());
  if (type == dtype::bool_ && count > 2) throw TypeError("no fill-function for data-type bool.");
  const bool integers = start.kind() != kind::floating && step.kind() != kind::floating &&
                        start.kind() != kind::complex && step.kind() != kind::complex;
  if (!integers || !is_integral(type)) return Value(filled_range(where, start, step, count, type));
  const NDArray out = integer_range(where, index_argument(start), index_argument(step), count);
  return Value(cast(out, type, where.spending()));
}

namespace {

struct spacing {
  NDArray samples;
  Value step;
};

/// NumPy's `linspace`, the samples along the first axis.
spacing even_spacing(context& where, const Value& start, const Value& stop, const Value* num, bool endpoint,
                     std::optional<dtype> wanted) {
  const std::int64_t count = num ? index_argument(*num) : 50;
  if (count < 0) throw ValueError("Number of samples, " + std::to_string(count) + ", must be non-negative.");
  const std::int64_t gaps = endpoint ? count - 1 : count;
  charge(std::array{static_cast<std::size_t>(count)}, dtype::float64, where.spending());
  const auto as_inexact = [&](const Value& x) { return combine(where, "multiply", x, Value(1.0)); };
  const Value first = as_inexact(start), last = as_inexact(stop);
  const Value range = combine(where, "subtract", last, first);
  const std::array ends{operand_argument(where, start), operand_argument(where, stop),
                        operand(Value(1.0), where.spending())};
  const dtype inexact = numpy::result_type(ends);
  const dtype type = wanted.value_or(inexact);
  const NDArray width = array_argument(where, range);
  shape_vector column(width.ndim() + 1, 1);
  column[0] = static_cast<std::size_t>(count);
  NDArray y = counting(where, column[0], inexact.kind() == family::complex ? dtype::float64 : inexact).reshape(column);
  Value step(NAN);
  if (gaps > 0) {
    step = combine(where, "true_divide", range, Value(gaps));
    y = combine(where, "multiply", y, array_argument(where, step));
  } else {
    y = combine(where, "multiply", y, width);
  }
  y = combine(where, "add", y, array_argument(where, first));
  if (endpoint && count > 1) {
    const NDArray end = numpy::broadcast_to(cast(array_argument(where, last), y.type(), where.spending()),
                                            y.shape().subspan(1), where.spending());
    if (end.nbytes()) std::memcpy(y.mutable_data() + (y.nbytes() - end.nbytes()), end.data(), end.nbytes());
  }
  if (wanted && is_integral(*wanted)) y = apply(ufunc_named("floor"), std::array{operand(y)}, where.spending());
  return {cast(y, type, where.spending()), step};
}

}  // namespace

Value linspace(context& where, const arguments& given) {
  const auto a = bind("linspace(start, stop, num=, endpoint=, retstep=, dtype=, axis=)", given);
  const auto out = even_spacing(where, a.at(0), a.at(1), a[2], flag(a[3], true), dtype_argument(a[5]));
  const Value samples(axis_to(out.samples, 0, axis_argument(a[6], out.samples.ndim(), 0), where.spending()));
  return flag(a[4], false) ? Value::tuple({samples, out.step}) : samples;
}

Value logspace(context& where, const arguments& given) {
  const auto a = bind("logspace(start, stop, num=, endpoint=, base=, dtype=, axis=)", given);
  const auto exponents = even_spacing(where, a.at(0), a.at(1), a[2], flag(a[3], true), {});
  const Value base = a.get(4, Value(10.0));
  const Value out = combine(where, "power", base, Value(exponents.samples));
  return Value(array_argument(where, out, dtype_argument(a[5])));
}

Value geomspace(context& where, const arguments& given) {
  const auto a = bind("geomspace(start, stop, num=, endpoint=, dtype=, axis=)", given);
  const double start = float_argument(a.at(0)), stop = float_argument(a.at(1));
  if (start == 0 || stop == 0) throw ValueError("Geometric sequence cannot include zero");
  if ((start < 0) != (stop < 0)) throw ValueError("geomspace between numbers of different signs needs complex ones");
  const double sign = start < 0 ? -1 : 1;
  const bool endpoint = flag(a[3], true);
  auto out = even_spacing(where, Value(std::log10(std::abs(start))), Value(std::log10(std::abs(stop))), a[2], endpoint,
                          dtype::float64)
                 .samples;
  auto values = out.mutable_values<double>();
  for (double& x : values) x = sign * std::pow(10.0, x);
  if (!values.empty()) values.front() = start;
  if (values.size() > 1 && endpoint) values.back() = stop;
  return Value(cast(out, dtype_argument(a[4]).value_or(dtype::float64), where.spending()));
}

}  // namespace sipyco::expression::numpy::function
