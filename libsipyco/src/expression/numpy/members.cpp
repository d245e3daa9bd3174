// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/members.hpp"

#include <sipyco/base/error.hpp>

#include <array>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/dtype_object.hpp"
#include "expression/numpy/operators.hpp"
#include "expression/numpy/rounding.hpp"
#include "expression/numpy/shape_of.hpp"
#include "expression/numpy/type_limits.hpp"
#include "expression/numpy/ufunc.hpp"
#include "expression/numpy/ufunc_object.hpp"

// What stands behind the dot of an array or a NumPy scalar.
namespace sipyco::expression::numpy {

namespace {

Value as_tuple(NDArray::shape_type lengths) {
  std::vector<Value> out(lengths.begin(), lengths.end());
  return Value::tuple_of(out);
}

Value strides_of(const NDArray& x) {
  const step_vector steps = row_steps(x.shape(), x.type().itemsize());
  std::vector<Value> out(steps.begin(), steps.end());
  return Value::tuple_of(out);
}

using getter = Value (*)(context& where, const Value& self, const NDArray& x);
struct property {
  std::string_view name;
  getter get;
};

constexpr property properties[] = {
    {"T", [](context& where, const Value& self,
             const NDArray& x) { return unwrapped_like(self, reversed_axes(x, where.spending())); }},
    {"dtype", [](context&, const Value&, const NDArray& x) { return dtype_value(x.type()); }},
    {"imag", [](context& where, const Value& self,
                const NDArray& x) { return unwrapped_like(self, imaginary_part(x, where.spending())); }},
    {"itemsize", [](context&, const Value&, const NDArray& x) { return Value(x.type().itemsize()); }},
    {"nbytes", [](context&, const Value&, const NDArray& x) { return Value(x.nbytes()); }},
    {"ndim", [](context&, const Value&, const NDArray& x) { return Value(x.ndim()); }},
    {"real", [](context& where, const Value& self,
                const NDArray& x) { return unwrapped_like(self, real_part(x, where.spending())); }},
    {"shape", [](context&, const Value&, const NDArray& x) { return as_tuple(x.shape()); }},
    {"size", [](context&, const Value&, const NDArray& x) { return Value(x.size()); }},
    {"strides", [](context&, const Value&, const NDArray& x) { return strides_of(x); }},
};

}  // namespace

std::optional<Value> attribute(context& where, const Value& x, std::string_view name) {
  if (const dtype_object* object = as_dtype(x)) return dtype_attribute(object->type, name);
  if (auto limit = type_limit(x, name)) return limit;
  if (!is_numpy(x)) return ufunc_attribute(x, name);
  for (const property& each : properties)
    if (each.name == name) return each.get(where, x, to_array(x, where.spending()));
  if (const native_method* method = find_method(name, x.kind() == kind::scalar)) return method_value(*method, x);
  return {};
}

Value rounded(context& where, const Value& x, const Value* digits) {
  if (x.kind() == kind::ndarray) throw TypeError("type numpy.ndarray doesn't define __round__ method");
  const bool is_bool = x.as_scalar().type() == dtype::bool_;
  if (is_bool) throw TypeError("type numpy.bool_ doesn't define __round__ method");
  const std::int64_t decimals = digits && !digits->is_none() ? index_argument(*digits) : 0;
  const NDArray out = rounded_to(to_array(x, where.spending()), decimals, where.spending());
  if (digits && !digits->is_none()) return unwrapped(out);
  if (out.type().kind() == dtype::family::complex) return unwrapped(out);
  const Value number = out.item(0).as_scalar().item();
  return number.kind() == kind::floating ? Value(Integer::truncated(number.as_float())) : number;
}

}  // namespace sipyco::expression::numpy
