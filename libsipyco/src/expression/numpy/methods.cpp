// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>

#include <array>
#include <cmath>
#include <numeric>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/members.hpp"
#include "expression/numpy/shape_of.hpp"
#include "expression/numpy/ufunc.hpp"

// Methods of arrays and NumPy's scalars; most are the function of the same name.
namespace sipyco::expression::numpy {

namespace {

/// A function whose first argument is the array.
template <Value (*Function)(context&, const arguments&)>
Value with_self(context& where, Value& self, const arguments& given) {
  std::vector<Value> positional{self};
  positional.insert(positional.end(), given.positional.begin(), given.positional.end());
  return Function(where, {positional, given.keywords});
}

NDArray array_of(context& where, const Value& self) { return to_array(self, where.spending()); }

/// One tuple, or the numbers side by side.
std::vector<std::int64_t> index_arguments(std::span<const Value> given) {
  if (given.size() == 1) return index_list(given[0]);
  std::vector<std::int64_t> out;
  for (const Value& x : given) out.push_back(index_argument(x));
  return out;
}

Value reshape(context& where, Value& self, const arguments& given) {
  if (given.positional.empty()) throw TypeError("reshape() takes exactly 1 argument (0 given)");
  const Value* order = nullptr;
  for (const auto& [name, value] : given.keywords) {
    if (name != "order") throw TypeError("'" + name + "' is an invalid keyword argument for this function");
    order = &value;
  }
  const auto shape = index_arguments(given.positional);
  return Value(reshaped(array_of(where, self), shape, column_order(order), where.spending()));
}

Value transpose(context& where, Value& self, const arguments& given) {
  if (self.kind() == kind::scalar) return self;
  const NDArray x = array_of(where, self);
  if (given.positional.empty() || given.positional[0].is_none()) return Value(reversed_axes(x, where.spending()));
  return Value(permuted(x, index_arguments(given.positional), where.spending()));
}

Value flatten(context& where, Value& self, const arguments& given) {
  const auto a = bind("flatten(order=)", given);
  const std::int64_t all = -1;
  return Value(reshaped(array_of(where, self), std::span(&all, 1), column_order(a[0]), where.spending()));
}

Value nested_list(const NDArray& x, std::size_t axis, std::size_t first) {
  if (axis == x.ndim()) return x.item(first).as_scalar().item();
  const std::size_t step = element_count(x.shape().subspan(axis + 1));
  std::vector<Value> out;
  for (std::size_t i = 0; i < x.shape()[axis]; ++i) out.push_back(nested_list(x, axis + 1, first + i * step));
  return Value::list_of(out);
}

Value tolist(context& where, Value& self, const arguments& given) {
  static_cast<void>(bind("tolist()", given));
  if (self.kind() == kind::scalar) return self.as_scalar().item();
  const NDArray x = array_of(where, self);
  where.step(x.size());
  where.spending().allocate(x.size(), 2 * sizeof(Value));
  return nested_list(x, 0, 0);
}

Value item(context& where, Value& self, const arguments& given) {
  const NDArray x = array_of(where, self);
  if (given.positional.empty()) {
    if (x.size() != 1) throw ValueError("can only convert an array of size 1 to a Python scalar");
    return x.item(0).as_scalar().item();
  }
  const auto indices = index_arguments(given.positional);
  if (indices.size() != 1 && indices.size() != x.ndim()) throw ValueError("incorrect number of indices for array");
  std::size_t place = 0;
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const std::size_t length = indices.size() == 1 ? x.size() : x.shape()[i];
    const auto count = static_cast<std::int64_t>(length);
    if (indices[i] < -count || indices[i] >= count)
      throw IndexError("index " + std::to_string(indices[i]) + " is out of bounds for " +
                       (indices.size() == 1 ? "size " : "axis " + std::to_string(i) + " with size ") +
                       std::to_string(length));
    place = place * length + static_cast<std::size_t>(indices[i] < 0 ? indices[i] + count : indices[i]);
  }
  return x.item(place).as_scalar().item();
}

Value tobytes(context& where, Value& self, const arguments& given) {
  static_cast<void>(bind("tobytes(order=)", given));
  const NDArray x = array_of(where, self);
  where.spending().allocate(x.nbytes());
  return Value::bytes({reinterpret_cast<const char*>(x.data()), x.nbytes()});
}

Value copy(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("copy(order=)", given));
  return self;
}

Value conjugate(context& where, Value& self, const arguments&) {
  if (to_array(self, where.spending()).type().kind() != dtype::family::complex) return self;
  return call(ufunc_named("conjugate"), std::array{self}, where.spending());
}

Value is_integer(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("is_integer()", given));
  const dtype::family which = self.as_scalar().type().kind();
  if (which == dtype::family::boolean || which == dtype::family::complex)
    throw AttributeError("'numpy." + std::string(type_name(self)) + "' object has no attribute 'is_integer'");
  const double x = convert::to_double(self);
  return Value(std::isfinite(x) && x == std::trunc(x));
}

Value refuse_change(context&, Value&, const arguments&) {
  throw TypeError(
      "the arrays of an expression are not changed in place; use the function of np that returns a new one");
}

constexpr native_method methods[] = {
    {"all", with_self<function::all>},
    {"any", with_self<function::any>},
    {"argmax", with_self<function::argmax>},
    {"argmin", with_self<function::argmin>},
    {"argsort", with_self<function::argsort>},
    {"astype", with_self<function::astype>},
    {"clip", with_self<function::clip>},
    {"conj", conjugate},
    {"conjugate", conjugate},
    {"copy", copy},
    {"cumprod", with_self<function::cumprod>},
    {"cumsum", with_self<function::cumsum>},
    {"diagonal", with_self<function::diagonal>},
    {"dot", with_self<function::dot>},
    {"fill", refuse_change},
    {"flatten", flatten},
    {"item", item},
    {"max", with_self<function::amax>},
    {"mean", with_self<function::mean>},
    {"min", with_self<function::amin>},
    {"nonzero", with_self<function::nonzero>},
    {"prod", with_self<function::prod>},
    {"ptp", with_self<function::ptp>},
    {"ravel", with_self<function::ravel>},
    {"repeat", with_self<function::repeat>},
    {"reshape", reshape},
    {"resize", refuse_change},
    {"round", with_self<function::round>},
    {"searchsorted", with_self<function::searchsorted>},
    {"sort", refuse_change},
    {"squeeze", with_self<function::squeeze>},
    {"std", with_self<function::std>},
    {"sum", with_self<function::sum>},
    {"swapaxes", with_self<function::swapaxes>},
    {"take", with_self<function::take>},
    {"tobytes", tobytes},
    {"tolist", tolist},
    {"trace", with_self<function::trace>},
    {"transpose", transpose},
    {"var", with_self<function::var>},
};
static_assert(is_sorted_by_name(std::span<const native_method>(methods)));

constexpr native_method of_scalars_only[] = {{"is_integer", is_integer}};

}  // namespace

const native_method* find_method(std::string_view name, bool of_scalars) noexcept {
  if (of_scalars)
    if (const auto* found = find_entry(std::span<const native_method>(of_scalars_only), name)) return found;
  return find_entry(std::span<const native_method>(methods), name);
}

}  // namespace sipyco::expression::numpy
