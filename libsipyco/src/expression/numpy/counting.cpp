// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/order.hpp"
#include "expression/numpy/ufunc.hpp"

// How many elements there are of each kind.
namespace sipyco::expression::numpy::function {

namespace {

/// The edges of `count` bins of equal width, from the smallest element to the largest unless given.
NDArray even_edges(context& where, const NDArray& x, const Value& count, const Value* range) {
  const std::int64_t bins = index_argument(count);
  if (bins < 1) throw ValueError("`bins` must be positive, when an integer");
  double first = 0, last = 1;
  if (range) {
    const auto ends = range->items();
    if (ends.size() != 2) throw ValueError("`range` must have two elements");
    first = float_argument(ends[0]), last = float_argument(ends[1]);
    if (first > last) throw ValueError("max must be larger than min in range parameter.");
  } else if (x.size() != 0) {
    const auto values = x.values<double>();
    const auto [low, high] = std::ranges::minmax(values);
    first = std::ranges::any_of(values, [](double each) { return std::isnan(each); }) ? NAN : low;
    last = high;
  }
  if (!std::isfinite(first) || !std::isfinite(last))
    throw ValueError("autodetected range of [" + std::to_string(first) + ", " + std::to_string(last) +
                     "] is not finite");
  if (first == last) first -= 0.5, last += 0.5;
  const std::array positional{Value(first), Value(last), Value(bins + 1)};
  return linspace(where, {positional}).as_ndarray();
}

/// Into even bins by arithmetic, put right where rounding missed an edge, as NumPy does.
void count_even(std::span<const double> x, std::span<const double> edges, std::span<std::int64_t> counts) {
  const auto bins = static_cast<std::int64_t>(counts.size());
  const double first = edges.front(), last = edges.back(), scale = static_cast<double>(bins) / (last - first);
  for (const double each : x) {
    if (!(each >= first && each <= last)) continue;
    auto at = std::min(static_cast<std::int64_t>((each - first) * scale), bins - 1);
    if (each < edges[static_cast<std::size_t>(at)]) --at;
    if (at != bins - 1 && each >= edges[static_cast<std::size_t>(at) + 1]) ++at;
    ++counts[static_cast<std::size_t>(std::max<std::int64_t>(at, 0))];
  }
}

/// Into bins with any edges; the last one is closed on both sides.
void count_sorted(std::span<const double> x, std::span<const double> edges, std::span<std::int64_t> counts) {
  for (const double each : x) {
    if (!(each >= edges.front() && each <= edges.back())) continue;
    const auto above = std::upper_bound(edges.begin(), edges.end(), each) - edges.begin();
    ++counts[std::min(static_cast<std::size_t>(above) - 1, counts.size() - 1)];
  }
}

Value density(context& where, const NDArray& counts, const NDArray& edges) {
  const std::array positional{Value(edges)};
  const Value widths = diff(where, {positional});
  const auto divided = [&](const Value& a, const Value& b) {
    return call(ufunc_named("true_divide"), std::array{a, b}, where.spending());
  };
  const std::array total{Value(counts)};
  return divided(divided(Value(counts), widths), sum(where, {total}));
}

}  // namespace

Value histogram(context& where, const arguments& given) {
  const auto a = bind("histogram(a, bins=, range=, density=, weights=)", given);
  if (a.unless_none(4)) throw ValueError("histogram: weights are not supported");
  NDArray x = array_argument(where, a.at(0), dtype::float64);
  const Value bins = a.get(1, Value(10));
  if (bins.is_str()) throw ValueError("histogram: bins by name are not supported");
  const bool even = !bins.is_sequence() && bins.kind() != kind::ndarray;
  const NDArray edges = even ? even_edges(where, x, bins, a.unless_none(2)) : array_argument(where, bins);
  const NDArray wide = cast(edges, dtype::float64, where.spending());
  const auto limits_of_bins = wide.values<double>();
  if (wide.ndim() != 1 || wide.size() < 2) throw ValueError("`bins` must be 1d, when an array");
  if (!std::ranges::is_sorted(limits_of_bins)) throw ValueError("`bins` must increase monotonically, when an array");
  charge(std::array{wide.size()}, dtype::int64, where.spending());
  NDArray counts = NDArray::zeros({wide.size() - 1}, dtype::int64);
  where.step(x.size() * 4);
  (even ? count_even : count_sorted)(x.values<double>(), limits_of_bins, counts.mutable_values<std::int64_t>());
  return Value::tuple({flag(a[3], false) ? density(where, counts, edges) : Value(counts), Value(edges)});
}

Value bincount(context& where, const arguments& given) {
  const auto a = bind("bincount(x, weights=, minlength=)", given);
  const NDArray natural = array_argument(where, a.at(0));
  const auto family = natural.type().kind();
  if (natural.size() != 0 && (family == dtype::family::floating || family == dtype::family::complex))
    throw TypeError("Cannot cast array data from dtype('" + natural.type().name() +
                    "') to dtype('int64') according to the rule 'safe'");
  if (natural.ndim() != 1) throw ValueError("object too deep for desired array");
  const NDArray x = cast(natural, dtype::int64, where.spending());
  const auto places = x.values<std::int64_t>();
  std::int64_t most = a.has(2) ? index_argument(a.at(2)) - 1 : -1;
  if (most < -1) throw ValueError("'minlength' must not be negative");
  for (const std::int64_t place : places) {
    if (place < 0) throw ValueError("'list' argument must have no negative elements");
    most = std::max(most, place);
  }
  const std::size_t length = static_cast<std::size_t>(most) + 1;
  charge(std::array{length}, dtype::int64, where.spending());
  if (!a.unless_none(1)) {
    NDArray out = NDArray::zeros({length}, dtype::int64);
    auto counts = out.mutable_values<std::int64_t>();
    for (const std::int64_t place : places) ++counts[static_cast<std::size_t>(place)];
    return Value(out);
  }
  const NDArray weights = array_argument(where, a.at(1), dtype::float64);
  if (weights.size() != x.size()) throw ValueError("The weights and list don't have the same length.");
  NDArray out = NDArray::zeros({length}, dtype::float64);
  auto sums = out.mutable_values<double>();
  for (std::size_t i = 0; i < places.size(); ++i)
    sums[static_cast<std::size_t>(places[i])] += weights.values<double>()[i];
  return Value(out);
}

Value isin(context& where, const arguments& given) {
  const auto a = bind("isin(element, test_elements, assume_unique=, invert=, *, kind=)", given);
  const std::array inputs{operand(array_argument(where, a.at(0))), operand(array_argument(where, a.at(1)))};
  const dtype type = numpy::result_type(inputs);
  budget& limits = where.spending();
  const NDArray x = inputs[0].as(type, limits), among = inputs[1].as(type, limits);
  const NDArray sorted = sorted_rows(among.reshape(std::array{among.size()}), limits);
  const NDArray low = insertion_places(sorted, x, false, limits), high = insertion_places(sorted, x, true, limits);
  const NDArray found = apply(ufunc_named("less"), std::array{operand(low), operand(high)}, limits);
  // NaN has a place among the sorted, but equals nothing.
  const NDArray equal = apply(ufunc_named("equal"), std::array{operand(x), operand(x)}, limits);
  NDArray out = apply(ufunc_named("logical_and"), std::array{operand(found), operand(equal)}, limits);
  if (flag(a[3], false)) out = apply(ufunc_named("logical_not"), std::array{operand(out)}, limits);
  return Value(out);
}

}  // namespace sipyco::expression::numpy::function
