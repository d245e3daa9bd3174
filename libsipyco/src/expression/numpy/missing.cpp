// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <array>
#include <cmath>
#include <limits>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/reduction.hpp"

// Reductions that pass over NaN, which stands for what is missing.
namespace sipyco::expression::numpy::function {

namespace {

NDArray applied(std::string_view name, const NDArray& x, budget& limits) {
  return apply(ufunc_named(name), std::array{operand(x)}, limits);
}
NDArray applied(std::string_view name, const NDArray& x, const NDArray& y, budget& limits) {
  return apply(ufunc_named(name), std::array{operand(x), operand(y)}, limits);
}

/// The array with `instead` where `hit` is true.
NDArray replaced(const NDArray& x, const NDArray& hit, double instead, budget& limits) {
  const auto kind_of = x.type().kind();
  if (kind_of != dtype::family::floating && kind_of != dtype::family::complex) return x;
  const NDArray with = as_array(Value(instead), dtype::float64).astype(x.type());
  charge(x.shape(), x.type(), limits);
  NDArray out = NDArray::from_bytes(x.shape(), x.type(), x.bytes());
  std::byte* to = out.mutable_data();
  for (std::size_t i = 0; i < hit.size(); ++i)
    if (hit.data()[i] != std::byte{0}) std::memcpy(to + i * with.nbytes(), with.data(), with.nbytes());
  return out;
}

/// Where `test` holds.
NDArray replaced(const NDArray& x, std::string_view test, double instead, budget& limits) {
  return replaced(x, applied(test, x, limits), instead, limits);
}

/// Divided in the dtype of the sum.
NDArray divided(const NDArray& sum, const NDArray& count, budget& limits) {
  return cast(applied("true_divide", sum, count, limits), sum.type(), limits);
}

/// The dtype of a sum of floats, which must be of floats too.
std::optional<dtype> inexact_argument(const Value* x) {
  const auto wanted = loop_dtype_argument(x);
  if (wanted && wanted->kind() != dtype::family::floating && wanted->kind() != dtype::family::complex)
    throw TypeError("If a is inexact, then dtype must be inexact");
  return wanted;
}

struct present {
  NDArray sum, count;
};

/// The sum of what is not missing, and how much is not.
present summed(const NDArray& x, const NDArray& is_missing, const reduced_axes& axes, budget& limits,
               std::optional<dtype> wanted) {
  const NDArray there = applied("logical_not", is_missing, limits);
  const NDArray filled = replaced(x, is_missing, 0, limits);
  return {reduce(ufunc_named("add"), filled, axes, limits, wanted.value_or(accumulator_type(x.type()))),
          reduce(ufunc_named("add"), there, axes, limits, dtype::int64)};
}

Value extreme(context& where, const arguments& given, std::string_view signature, std::string_view name) {
  const auto a = bind(signature, given);
  refuse_output(a, {2});
  const NDArray x = array_argument(where, a.at(0));
  const reduced_axes axes{folded_axes(a[1], x.ndim()), flag(a[3], false)};
  return unwrapped(reduce(ufunc_named(name), x, axes, where.spending()));
}

/// Integers, of which none is missing.
bool is_complete(const NDArray& x) {
  return x.type().kind() != dtype::family::floating && x.type().kind() != dtype::family::complex;
}

NDArray nan_variance(context& where, const bound_arguments& a) {
  refuse_output(a, {3});
  budget& limits = where.spending();
  const NDArray x = array_argument(where, a.at(0));
  const reduced_axes axes{folded_axes(a[1], x.ndim()), flag(a[5], false)};
  if (is_complete(x))
    return variance(x, axes, a.has(4) ? float_argument(a.at(4)) : 0, limits, loop_dtype_argument(a[2]));
  const auto wanted = inexact_argument(a[2]);
  const NDArray is_missing = applied("isnan", x, limits);
  const auto [total, count] = summed(x, is_missing, {axes.gone, true}, limits, wanted);
  const NDArray deviation = cast(applied("subtract", x, divided(total, count, limits), limits), x.type(), limits);
  const bool is_complex = x.type().kind() == dtype::family::complex;
  const NDArray squares = applied("square", is_complex ? applied("absolute", deviation, limits) : deviation, limits);
  const auto [sum_of_squares, there] = summed(squares, is_missing, axes, limits, wanted);
  const NDArray freedom = applied("subtract", there, as_array(a.get(4, Value(0))), limits);
  const NDArray out = divided(sum_of_squares, freedom, limits);
  return replaced(out, applied("less_equal", freedom, as_array(Value(0)), limits), NAN, limits);
}

}  // namespace

Value nansum(context& where, const arguments& given) {
  const auto a = bind("nansum(a, axis=, dtype=, out=, keepdims=)", given);
  refuse_output(a, {3});
  const NDArray x = replaced(array_argument(where, a.at(0)), "isnan", 0, where.spending());
  const reduced_axes axes{folded_axes(a[1], x.ndim()), flag(a[4], false)};
  const dtype type = loop_dtype_argument(a[2]).value_or(accumulator_type(x.type()));
  return unwrapped(reduce(ufunc_named("add"), x, axes, where.spending(), type));
}

Value nanmean(context& where, const arguments& given) {
  const auto a = bind("nanmean(a, axis=, dtype=, out=, keepdims=)", given);
  refuse_output(a, {3});
  const NDArray x = array_argument(where, a.at(0));
  if (is_complete(x)) return mean(where, given);
  const reduced_axes axes{folded_axes(a[1], x.ndim()), flag(a[4], false)};
  const NDArray is_missing = applied("isnan", x, where.spending());
  const auto [total, count] = summed(x, is_missing, axes, where.spending(), inexact_argument(a[2]));
  return unwrapped(divided(total, count, where.spending()));
}

Value nanvar(context& where, const arguments& given) {
  return unwrapped(nan_variance(where, bind("nanvar(a, axis=, dtype=, out=, ddof=, keepdims=)", given)));
}
Value nanstd(context& where, const arguments& given) {
  const auto out = nan_variance(where, bind("nanstd(a, axis=, dtype=, out=, ddof=, keepdims=)", given));
  return unwrapped(applied("sqrt", out, where.spending()));
}

Value nanmax(context& where, const arguments& given) {
  return extreme(where, given, "nanmax(a, axis=, out=, keepdims=)", "fmax");
}
Value nanmin(context& where, const arguments& given) {
  return extreme(where, given, "nanmin(a, axis=, out=, keepdims=)", "fmin");
}

Value nan_to_num(context& where, const arguments& given) {
  const auto a = bind("nan_to_num(x, copy=, nan=, posinf=, neginf=)", given);
  budget& limits = where.spending();
  NDArray x = array_argument(where, a.at(0));
  if (x.type().kind() == dtype::family::complex) throw TypeError("nan_to_num: complex numbers are not supported");
  const bool narrow = x.type().itemsize() == 4;
  const double most = x.type() == dtype::float16 ? 65504
                      : narrow                   ? std::numeric_limits<float>::max()
                                                 : std::numeric_limits<double>::max();
  const NDArray signs = x.type().kind() == dtype::family::floating ? applied("signbit", x, limits) : x;
  x = replaced(x, "isnan", a.has(2) ? float_argument(a.at(2)) : 0, limits);
  if (x.type().kind() != dtype::family::floating) return unwrapped(x);
  const NDArray high = replaced(x, "isinf", a.unless_none(3) ? float_argument(a.at(3)) : most, limits);
  const NDArray low = replaced(x, "isinf", a.unless_none(4) ? float_argument(a.at(4)) : -most, limits);
  const std::array positional{Value(signs), Value(low), Value(high)};
  return unwrapped_like(a.at(0), function::where(where, {positional}).as_ndarray());
}

}  // namespace sipyco::expression::numpy::function
