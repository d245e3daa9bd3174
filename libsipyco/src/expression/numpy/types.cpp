// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <cmath>
#include <limits>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/dtype_object.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/type_limits.hpp"

// Questions about dtypes.
namespace sipyco::expression::numpy {

namespace {

using family = dtype::family;

/// What `np.finfo` and `np.iinfo` give.
class type_limits final : public Extension {
 public:
  explicit type_limits(dtype type) : of(type) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return is_float() ? "finfo" : "iinfo"; }
  [[nodiscard]] bool is_float() const noexcept { return of.kind() == family::floating; }

  const dtype of;
};

template <class T>
std::optional<Value> integer_limit(std::string_view name) {
  if (name == "max") return Value(std::numeric_limits<T>::max());
  if (name == "min") return Value(std::numeric_limits<T>::min());
  return {};
}

template <class T>
std::optional<double> float_limit(std::string_view name) {
  using limits = std::numeric_limits<T>;
  if (name == "max") return limits::max();
  if (name == "min") return limits::lowest();
  if (name == "eps") return limits::epsilon();
  if (name == "epsneg") return limits::epsilon() / 2;
  if (name == "tiny" || name == "smallest_normal") return limits::min();
  if (name == "smallest_subnormal") return limits::denorm_min();
  if (name == "resolution") return std::pow(10.0, -limits::digits10);
  return {};
}

std::optional<double> half_limit(std::string_view name) {
  if (name == "max") return 65504;
  if (name == "min") return -65504;
  if (name == "eps") return 0x1p-10;
  if (name == "epsneg") return 0x1p-11;
  if (name == "tiny" || name == "smallest_normal") return 0x1p-14;
  if (name == "smallest_subnormal") return 0x1p-24;
  if (name == "resolution") return 1e-3;
  return {};
}

}  // namespace

std::optional<Value> type_limit(const Value& x, std::string_view name) {
  const auto* found = x.kind() == kind::extension ? dynamic_cast<const type_limits*>(&x.as_extension()) : nullptr;
  if (!found) return {};
  const dtype type = found->of;
  if (name == "bits") return Value(type.itemsize() * 8);
  if (name == "dtype") return dtype_value(type);
  if (found->is_float()) {
    const auto limit = type.itemsize() == 2   ? half_limit(name)
                       : type.itemsize() == 4 ? float_limit<float>(name)
                                              : float_limit<double>(name);
    if (!limit) return {};
    return unwrapped(as_array(Value(*limit), type));
  }
  std::optional<Value> out;
  element::with_type(type, [&]<class T>(T*) {
    if constexpr (std::is_integral_v<T>) out = integer_limit<T>(name);
  });
  return out;
}

namespace function {

namespace {

dtype type_of(context& where, const Value& x) {
  const bool names_type = x.is_str() || as_dtype(x) || as_type(x);
  return names_type ? to_dtype(x) : array_argument(where, x).type();
}

}  // namespace

Value finfo(context& where, const arguments& given) {
  dtype type = type_of(where, bind("finfo(dtype)", given).at(0));
  if (type.kind() == family::complex) type = dtype(family::floating, static_cast<std::uint32_t>(type.itemsize() / 2));
  if (type.kind() != family::floating || type.itemsize() > 8)
    throw ValueError("data type " + as_dtype(dtype_value(type))->repr() + " not inexact");
  return Value::make_extension<type_limits>(type.little_endian());
}

Value iinfo(context& where, const arguments& given) {
  const dtype type = type_of(where, bind("iinfo(type)", given).at(0));
  if (type.kind() != family::signed_integer && type.kind() != family::unsigned_integer)
    throw ValueError(std::string("Invalid integer data type '") + static_cast<char>(type.kind()) + "'.");
  return Value::make_extension<type_limits>(type.little_endian());
}

Value promote_types(context&, const arguments& given) {
  const auto a = bind("promote_types(type1, type2)", given);
  return dtype_value(sipyco::promote_types(to_dtype(a.at(0)), to_dtype(a.at(1))));
}

Value result_type(context& where, const arguments& given) {
  std::vector<operand> inputs;
  for (const Value& x : given.positional) {
    if (x.is_str() || as_dtype(x) || as_type(x))
      inputs.emplace_back(NDArray::zeros({0}, to_dtype(x)));
    else
      inputs.push_back(operand_argument(where, x));
  }
  if (inputs.empty()) throw ValueError("at least one array or dtype is required");
  return dtype_value(numpy::result_type(inputs));
}

Value can_cast(context& where, const arguments& given) {
  const auto a = bind("can_cast(from_, to, casting=)", given);
  const std::string casting(a.has(2) ? a.at(2).as_str() : "safe");
  const dtype from = type_of(where, a.at(0)).little_endian(), to = to_dtype(a.at(1)).little_endian();
  if (casting == "unsafe") return Value(true);
  if (casting == "no" || casting == "equiv") return Value(from == to);
  if (casting != "safe") throw ValueError("can_cast: casting must be 'safe', 'no', 'equiv' or 'unsafe'");
  try {
    return Value(sipyco::promote_types(from, to) == to);
  } catch (const TypeError&) {
    return Value(false);
  }
}

}  // namespace function

}  // namespace sipyco::expression::numpy
