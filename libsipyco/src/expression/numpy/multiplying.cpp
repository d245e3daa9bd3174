// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>

#include <array>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/products.hpp"
#include "expression/numpy/ufunc.hpp"

// Products of vectors and matrices.
namespace sipyco::expression::numpy::function {

namespace {

NDArray combined(context& where, std::string_view name, const NDArray& a, const NDArray& b) {
  return apply(ufunc_named(name), std::array{operand(a), operand(b)}, where.spending());
}

NDArray flat(const NDArray& x) { return x.reshape(std::array{x.size()}); }

}  // namespace

Value dot(context& where, const arguments& given) {
  const auto a = bind("dot(a, b, out=)", given);
  refuse_output(a, {2});
  return unwrapped(numpy::dot(array_argument(where, a.at(0)), array_argument(where, a.at(1)), where.spending()));
}

Value matmul(context& where, const arguments& given) {
  const auto a = bind("matmul(x1, x2, /, out=)", given);
  refuse_output(a, {2});
  return unwrapped(numpy::matmul(array_argument(where, a.at(0)), array_argument(where, a.at(1)), where.spending()));
}

Value vdot(context& where, const arguments& given) {
  const auto a = bind("vdot(a, b, /)", given);
  const NDArray x = flat(array_argument(where, a.at(0))), y = flat(array_argument(where, a.at(1)));
  const NDArray left = x.type().kind() == dtype::family::complex
                           ? apply(ufunc_named("conjugate"), std::array{operand(x)}, where.spending())
                           : x;
  return unwrapped(numpy::dot(left, y, where.spending()));
}

Value inner(context& where, const arguments& given) {
  const auto a = bind("inner(a, b, /)", given);
  const NDArray x = array_argument(where, a.at(0)), y = array_argument(where, a.at(1));
  if (x.ndim() == 0 || y.ndim() == 0) return unwrapped(combined(where, "multiply", x, y));
  if (x.shape().back() != y.shape().back())
    throw ValueError("shapes " + shape_text(x.shape()) + " and " + shape_text(y.shape()) +
                     " not aligned: " + std::to_string(x.shape().back()) + " (dim " + std::to_string(x.ndim() - 1) +
                     ") != " + std::to_string(y.shape().back()) + " (dim " + std::to_string(y.ndim() - 1) + ")");
  const NDArray turned = y.ndim() == 1 ? y : axis_to(y, y.ndim() - 1, y.ndim() - 2, where.spending());
  return unwrapped(numpy::dot(x, turned, where.spending()));
}

Value outer(context& where, const arguments& given) {
  const auto a = bind("outer(a, b, out=)", given);
  refuse_output(a, {2});
  const NDArray x = array_argument(where, a.at(0)), y = flat(array_argument(where, a.at(1)));
  return Value(combined(where, "multiply", x.reshape(std::array<std::size_t, 2>{x.size(), 1}), y));
}

namespace {

/// One component of the vectors on the last axis; zero where they have but two.
NDArray component(const NDArray& x, std::size_t which, budget& limits) {
  const NDArray::shape_type shape = x.shape().first(x.ndim() - 1);
  step_vector steps = row_steps(x.shape(), x.type().itemsize());
  steps.pop_back();
  if (which >= x.shape().back()) return NDArray::zeros(shape, x.type());
  return gather(x, shape, steps, static_cast<std::ptrdiff_t>(which * x.type().itemsize()), limits);
}

}  // namespace

Value cross(context& where, const arguments& given) {
  const auto a = bind("cross(a, b)", given);
  const NDArray x = array_argument(where, a.at(0)), y = array_argument(where, a.at(1));
  const auto is_vector = [](const NDArray& v) {
    return v.ndim() > 0 && (v.shape().back() == 2 || v.shape().back() == 3);
  };
  if (!is_vector(x) || !is_vector(y))
    throw ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)");
  const auto entry = [&](std::size_t i, std::size_t j) {
    const auto product = [&](std::size_t l, std::size_t r) {
      return combined(where, "multiply", component(x, l, where.spending()), component(y, r, where.spending()));
    };
    return combined(where, "subtract", product(i, j), product(j, i));
  };
  if (x.shape().back() == 2 && y.shape().back() == 2) return Value(entry(0, 1));
  const std::array parts{entry(1, 2), entry(2, 0), entry(0, 1)};
  std::vector<Value> list;
  for (const NDArray& part : parts) list.emplace_back(part);
  const NDArray rows = array_argument(where, Value::list_of(list));
  return Value(axis_last(rows, 0, where.spending()));
}

}  // namespace sipyco::expression::numpy::function
