// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/order.hpp"
#include "expression/numpy/reduction.hpp"

// Medians and quantiles: what rests on sorted rows.
namespace sipyco::expression::numpy::function {

namespace {

using family = dtype::family;

/// All axes that go, as one last axis.
NDArray gathered_rows(const NDArray& x, const std::vector<bool>& gone, budget& limits) {
  std::vector<std::size_t> axes;
  shape_vector shape;
  std::size_t length = 1;
  for (std::size_t i = 0; i < x.ndim(); ++i)
    if (!gone[i]) axes.push_back(i), shape.push_back(x.shape()[i]);
  for (std::size_t i = 0; i < x.ndim(); ++i)
    if (gone[i]) axes.push_back(i), length *= x.shape()[i];
  shape.push_back(length);
  return transposed(x, axes, limits).reshape(shape);
}

shape_vector with_kept_axes(const NDArray& x, const std::vector<bool>& gone) {
  shape_vector shape(x.shape().begin(), x.shape().end());
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (gone[i]) shape[i] = 1;
  return shape;
}

/// The elements at one place of each row.
NDArray column(const NDArray& rows, std::size_t place, budget& limits) {
  step_vector steps = row_steps(rows.shape(), rows.type().itemsize());
  steps.pop_back();
  const auto offset = static_cast<std::ptrdiff_t>(place * rows.type().itemsize());
  return gather(rows, rows.shape().first(rows.ndim() - 1), steps, offset, limits);
}

NDArray combined(std::string_view name, const NDArray& a, const NDArray& b, budget& limits) {
  return apply(ufunc_named(name), std::array{operand(a), operand(b)}, limits);
}
NDArray with_number(std::string_view name, const NDArray& a, double b, budget& limits) {
  return apply(ufunc_named(name), std::array{operand(a), operand(Value(b), limits)}, limits);
}

/// A row that holds NaN has it last when sorted, and as its result.
NDArray with_nan(const NDArray& result, const NDArray& rows, budget& limits) {
  const bool inexact = rows.type().kind() == family::floating || rows.type().kind() == family::complex;
  if (!inexact || rows.shape().back() == 0) return result;
  const NDArray last = column(rows, rows.shape().back() - 1, limits);
  const NDArray missing = apply(ufunc_named("isnan"), std::array{operand(last)}, limits);
  NDArray out = result;
  std::byte* to = out.mutable_data();
  const NDArray nan = as_array(Value(NAN), out.type());
  for (std::size_t i = 0; i < missing.size(); ++i)
    if (missing.data()[i] != std::byte{0}) std::memcpy(to + i * out.type().itemsize(), nan.data(), nan.nbytes());
  return out;
}

NDArray median_of(const NDArray& x, const std::vector<bool>& gone, budget& limits) {
  const NDArray rows = sorted_rows(gathered_rows(x, gone, limits), limits);
  const std::size_t length = rows.shape().back();
  reduced_axes last{std::vector<bool>(rows.ndim(), false)};
  last.gone.back() = true;
  if (length == 0) return numpy::mean(rows, last, limits);
  step_vector steps = row_steps(rows.shape(), rows.type().itemsize());
  shape_vector shape(rows.shape().begin(), rows.shape().end());
  shape.back() = length % 2 == 0 ? 2 : 1;
  const auto first = static_cast<std::ptrdiff_t>((length - 1) / 2);
  const NDArray middle = gather(rows, shape, steps, first * steps.back(), limits);
  return with_nan(numpy::mean(middle, last, limits), rows, limits);
}

enum class rule { linear, lower, higher, nearest, midpoint };

rule rule_named(const Value& x) {
  static constexpr std::array<std::string_view, 5> names{"linear", "lower", "higher", "nearest", "midpoint"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (x.as_str() == names[i]) return static_cast<rule>(i);
  throw ValueError("'" + std::string(x.as_str()) +
                   "' is not a valid method; use linear, lower, higher, nearest, midpoint");
}

NDArray quantile_of(const NDArray& rows, double q, rule how, budget& limits) {
  const std::size_t length = rows.shape().back();
  const double place = q * static_cast<double>(length - 1);
  const auto at = [&](double where) {
    return column(rows, std::min(length - 1, static_cast<std::size_t>(std::max(where, 0.0))), limits);
  };
  if (how == rule::lower) return at(std::floor(place));
  if (how == rule::higher) return at(std::ceil(place));
  if (how == rule::nearest) return at(std::nearbyint(place));
  const NDArray low = at(std::floor(place)), high = at(std::floor(place) + 1);
  double share = place - std::floor(place);
  if (how == rule::midpoint) share = share == 0 ? 0 : 0.5;
  const NDArray difference = combined("subtract", high, low, limits);
  const NDArray wide = cast(difference, sipyco::promote_types(difference.type(), dtype::float64), limits);
  if (share < 0.5) return combined("add", low, with_number("multiply", wide, share, limits), limits);
  return combined("subtract", high, with_number("multiply", wide, 1 - share, limits), limits);
}

Value quantiles(context& where, const arguments& given, std::string_view signature, double scale) {
  const auto a = bind(signature, given);
  refuse_output(a, {3});
  budget& limits = where.spending();
  NDArray x = array_argument(where, a.at(0));
  if (x.type() == dtype::bool_) x = cast(x, dtype::int64, limits);
  const auto gone = axes_argument(a[2], x.ndim());
  const rule how = rule_named(a.unless_none(5) ? a.at(5) : a.unless_none(7) ? a.at(7) : Value("linear"));
  const NDArray wanted = array_argument(where, a.at(1), dtype::float64);
  for (const double q : wanted.values<double>())
    if (!(q >= 0 && q <= scale))
      throw ValueError(scale == 1 ? "Quantiles must be in the range [0, 1]"
                                  : "Percentiles must be in the range [0, 100]");
  const NDArray rows = sorted_rows(gathered_rows(x, gone, limits), limits);
  if (rows.shape().back() == 0) throw IndexError("cannot do a non-empty take from an empty axes.");
  std::vector<Value> out;
  for (const double q : wanted.values<double>()) {
    NDArray each = with_nan(quantile_of(rows, q / scale, how, limits), rows, limits);
    if (flag(a[6], false)) each = each.reshape(with_kept_axes(x, gone));
    out.emplace_back(each);
  }
  if (wanted.ndim() == 0) return unwrapped(out[0].as_ndarray());
  const NDArray all = array_argument(where, Value::list_of(out));
  shape_vector shape(wanted.shape().begin(), wanted.shape().end());
  shape.insert(shape.end(), all.shape().begin() + 1, all.shape().end());
  return Value(all.reshape(shape));
}

}  // namespace

Value median(context& where, const arguments& given) {
  const auto a = bind("median(a, axis=, out=, overwrite_input=, keepdims=)", given);
  refuse_output(a, {2});
  const NDArray x = array_argument(where, a.at(0));
  const auto gone = axes_argument(a[1], x.ndim());
  const NDArray out = median_of(x, gone, where.spending());
  return flag(a[4], false) ? Value(out.reshape(with_kept_axes(x, gone))) : unwrapped(out);
}

Value percentile(context& where, const arguments& given) {
  return quantiles(where, given,
                   "percentile(a, q, axis=, out=, overwrite_input=, method=, keepdims=, *, interpolation=)", 100);
}
Value quantile(context& where, const arguments& given) {
  return quantiles(where, given, "quantile(a, q, axis=, out=, overwrite_input=, method=, keepdims=, *, interpolation=)",
                   1);
}

}  // namespace sipyco::expression::numpy::function
