// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/ufunc.hpp"

// Values between given points, of polynomials, and sums of shifted products.
namespace sipyco::expression::numpy::function {

namespace {

struct line {
  std::span<const double> xp, fp;
  double left, right;
};

double interpolated(double x, const line& l) {
  if (std::isnan(x)) return x;
  const std::size_t last = l.xp.size() - 1;
  if (x > l.xp[last]) return l.right;
  if (x < l.xp[0]) return l.left;
  const auto above = static_cast<std::size_t>(std::upper_bound(l.xp.begin(), l.xp.end(), x) - l.xp.begin());
  const std::size_t at = above == 0 ? 0 : above - 1;
  if (at == last || l.xp[at] == x) return l.fp[std::min(at, last)];
  const double slope = (l.fp[at + 1] - l.fp[at]) / (l.xp[at + 1] - l.xp[at]);
  double out = slope * (x - l.xp[at]) + l.fp[at];
  if (std::isnan(out)) out = slope * (x - l.xp[at + 1]) + l.fp[at + 1];
  return std::isnan(out) && l.fp[at] == l.fp[at + 1] ? l.fp[at] : out;
}

NDArray combined(context& where, std::string_view name, const NDArray& a, const NDArray& b) {
  return apply(ufunc_named(name), std::array{operand(a), operand(b)}, where.spending());
}

}  // namespace

Value interp(context& where, const arguments& given) {
  const auto a = bind("interp(x, xp, fp, left=, right=, period=)", given);
  if (a.unless_none(5)) throw ValueError("interp: period is not supported");
  const NDArray xp = array_argument(where, a.at(1), dtype::float64),
                fp = array_argument(where, a.at(2), dtype::float64);
  for (const NDArray& points : {xp, fp})
    if (points.ndim() != 1)
      throw ValueError(points.ndim() == 0 ? "object of too small depth for desired array"
                                          : "object too deep for desired array");
  if (xp.size() == 0) throw ValueError("array of sample points is empty");
  if (xp.size() != fp.size()) throw ValueError("fp and xp are not of the same length.");
  const auto values = fp.values<double>();
  const line l{xp.values<double>(), values, a.unless_none(3) ? float_argument(a.at(3)) : values.front(),
               a.unless_none(4) ? float_argument(a.at(4)) : values.back()};
  const NDArray x = array_argument(where, a.at(0), dtype::float64);
  NDArray out = new_array(x.shape(), dtype::float64, where.spending());
  where.step(x.size() * 4);
  std::ranges::transform(x.values<double>(), out.mutable_values<double>().begin(),
                         [&](double each) { return interpolated(each, l); });
  return unwrapped(out);
}

Value polyval(context& where, const arguments& given) {
  const auto a = bind("polyval(p, x)", given);
  const NDArray p = array_argument(where, a.at(0)), x = array_argument(where, a.at(1));
  if (p.ndim() != 1 && p.ndim() != 0) throw ValueError("polyval: the coefficients must have one axis");
  NDArray y = NDArray::zeros(x.shape(), x.type());
  for (std::size_t i = 0; i < p.size(); ++i)
    y = combined(where, "add", combined(where, "multiply", y, x), as_array(p.item(i)));
  return unwrapped_like(a.at(1).is_sequence() || p.size() == 0 ? Value(x) : a.at(1), y);
}

Value convolve(context& where, const arguments& given) {
  const auto a = bind("convolve(a, v, mode=)", given);
  NDArray x = array_argument(where, a.at(0)), y = array_argument(where, a.at(1));
  if (x.size() == 0) throw ValueError("a cannot be empty");
  if (y.size() == 0) throw ValueError("v cannot be empty");
  if (x.ndim() > 1 || y.ndim() > 1) throw ValueError("object too deep for desired array");
  if (y.size() > x.size()) std::swap(x, y);
  const std::string mode(a.has(2) ? a.at(2).as_str() : "full");
  if (mode != "full" && mode != "same" && mode != "valid")
    throw ValueError("mode must be one of 'valid', 'same', or 'full' (got '" + mode + "')");
  const std::size_t full = x.size() + y.size() - 1;
  const dtype type = sipyco::promote_types(x.type(), y.type());
  charge(std::array{full}, type, where.spending());
  NDArray out = NDArray::zeros({full}, type);
  // One shifted copy of the longer for each element of the shorter.
  for (std::size_t i = 0; i < y.size(); ++i) {
    const NDArray part = cast(combined(where, "multiply", x, as_array(y.item(i))), type, where.spending());
    NDArray shifted = NDArray::zeros({full}, type);
    where.step(full);
    std::memcpy(shifted.mutable_data() + i * type.itemsize(), part.data(), part.nbytes());
    out = combined(where, "add", out, shifted);
  }
  const std::size_t length = mode == "full" ? full : mode == "same" ? x.size() : x.size() - y.size() + 1;
  const std::size_t start = mode == "full" ? 0 : mode == "same" ? (y.size() - 1) / 2 : y.size() - 1;
  return Value(gather(out, std::array{length}, row_steps(out.shape(), type.itemsize()),
                      static_cast<std::ptrdiff_t>(start * type.itemsize()), where.spending()));
}

}  // namespace sipyco::expression::numpy::function
