// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <array>
#include <cmath>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/reduction.hpp"
#include "expression/numpy/rounding.hpp"

// Functions of elements that are made of others.
namespace sipyco::expression::numpy {

namespace {

using family = dtype::family;

Value combined(context& where, std::string_view name, const Value& a, const Value& b) {
  return call(ufunc_named(name), std::array{a, b}, where.spending());
}
Value changed(context& where, std::string_view name, const Value& a) {
  return call(ufunc_named(name), std::array{a}, where.spending());
}

bool is_complex_array(const NDArray& x) { return x.type().kind() == family::complex; }
bool is_integral(const NDArray& x) {
  return x.type().kind() == family::signed_integer || x.type().kind() == family::unsigned_integer;
}

/// Complex numbers as an array of twice as many reals.
NDArray pairs_of(const NDArray& x, budget& limits) {
  shape_vector shape(x.shape().begin(), x.shape().end());
  shape.push_back(2);
  const dtype real(family::floating, static_cast<std::uint32_t>(x.type().itemsize() / 2));
  charge(shape, real, limits);
  return NDArray::from_bytes(shape, real, x.bytes());
}

/// The real or the imaginary parts, as views of the same memory.
NDArray part_of(const NDArray& x, bool imaginary, budget& limits) {
  if (!is_complex_array(x)) {
    if (!imaginary) return x;
    charge(x.shape(), x.type(), limits);
    return NDArray::zeros(x.shape(), x.type());
  }
  const std::size_t half_size = x.type().itemsize() / 2;
  const NDArray reals = pairs_of(x, limits);
  step_vector steps = row_steps(reals.shape(), half_size);
  steps.pop_back();
  return gather(reals, x.shape(), steps, imaginary ? static_cast<std::ptrdiff_t>(half_size) : 0, limits);
}

}  // namespace

NDArray rounded_to(const NDArray& x, std::int64_t decimals, budget& limits) {
  if (is_integral(x) && decimals >= 0) return x;
  if (x.type() == dtype::bool_ && decimals != 0) throw TypeError("booleans cannot be rounded to decimals");
  if (x.type().kind() == family::complex) {  // each part for itself: NaN in one is none in the other
    const NDArray native = cast(x, x.type().little_endian(), limits);
    return NDArray::from_bytes(x.shape(), native.type(),
                               rounded_to(pairs_of(native, limits), decimals, limits).bytes());
  }
  const auto with = [&](std::string_view name, const NDArray& a, const Value& b) {
    return apply(ufunc_named(name), std::array{operand(a), operand(b, limits)}, limits);
  };
  const auto whole = [&](const NDArray& a) { return apply(ufunc_named("rint"), std::array{operand(a)}, limits); };
  if (decimals == 0) return whole(x);
  const Value scale(std::pow(10.0, static_cast<double>(std::abs(std::clamp<std::int64_t>(decimals, -400, 400)))));
  const NDArray scaled = whole(with(decimals > 0 ? "multiply" : "true_divide", x, scale));
  const NDArray out = with(decimals > 0 ? "true_divide" : "multiply", scaled, scale);
  return is_integral(x) ? cast(out, x.type(), limits) : out;
}

NDArray real_part(const NDArray& x, budget& limits) { return part_of(x, false, limits); }
NDArray imaginary_part(const NDArray& x, budget& limits) { return part_of(x, true, limits); }

namespace function {

Value round(context& where, const arguments& given) {
  const auto a = bind("round(a, decimals=, out=)", given);
  refuse_output(a, {2});
  const NDArray x = array_argument(where, a.at(0));
  return unwrapped(rounded_to(x, a.has(1) ? index_argument(a.at(1)) : 0, where.spending()));
}

Value clip(context& where, const arguments& given) {
  const auto a = bind("clip(a, a_min, a_max, out=, *, dtype=, casting=, where=)", given);
  refuse_output(a, {3});
  if (!a.unless_none(1) && !a.unless_none(2)) throw ValueError("One of max or min must be given");
  std::vector<operand> inputs;
  for (std::size_t i = 0; i < 3; ++i)
    if (a.unless_none(i)) inputs.push_back(operand_argument(where, a.at(i)));
  const dtype type = numpy::result_type(inputs);
  NDArray out = inputs[0].as(type, where.spending());
  const auto bound = [&](std::string_view name, const operand& limit) {
    out =
        apply(ufunc_named(name), std::array{operand(out), operand(limit.as(type, where.spending()))}, where.spending());
  };
  if (a.unless_none(1)) bound("maximum", inputs[1]);
  if (a.unless_none(2)) bound("minimum", inputs.back());
  return unwrapped(out);
}

Value real(context& where, const arguments& given) {
  const auto a = bind("real(val)", given);
  if (a.at(0).kind() == kind::complex) return Value(a.at(0).as_complex().real());
  if (a.at(0).kind() == kind::boolean) return Value(a.at(0).as_bool() ? 1 : 0);
  if (a.at(0).kind() != kind::ndarray && !a.at(0).is_sequence() && a.at(0).kind() != kind::scalar) return a.at(0);
  return unwrapped_like(a.at(0), real_part(array_argument(where, a.at(0)), where.spending()));
}

Value imag(context& where, const arguments& given) {
  const auto a = bind("imag(val)", given);
  if (a.at(0).kind() == kind::complex) return Value(a.at(0).as_complex().imag());
  if (a.at(0).kind() == kind::integer || a.at(0).kind() == kind::boolean) return Value(0);
  if (a.at(0).kind() == kind::floating) return Value(0.0);
  return unwrapped_like(a.at(0), imaginary_part(array_argument(where, a.at(0)), where.spending()));
}

Value angle(context& where, const arguments& given) {
  const auto a = bind("angle(z, deg=)", given);
  const NDArray x = array_argument(where, a.at(0));
  const Value out =
      combined(where, "arctan2", Value(imaginary_part(x, where.spending())), Value(real_part(x, where.spending())));
  return flag(a[1], false) ? combined(where, "multiply", out, Value(180 / M_PI)) : out;
}

Value divmod(context& where, const arguments& given) {
  const auto a = bind("divmod(x1, x2, /)", given);
  return Value::tuple(
      {combined(where, "floor_divide", a.at(0), a.at(1)), combined(where, "remainder", a.at(0), a.at(1))});
}

Value modf(context& where, const arguments& given) {
  const auto a = bind("modf(x, /)", given);
  return Value::tuple({changed(where, "modf fraction", a.at(0)), changed(where, "trunc", a.at(0))});
}

Value frexp(context& where, const arguments& given) {
  const auto a = bind("frexp(x, /)", given);
  return Value::tuple({changed(where, "frexp mantissa", a.at(0)), changed(where, "frexp exponent", a.at(0))});
}

namespace {

/// |a - b| <= atol + rtol * |b| where both are finite; equal infinities are close.
NDArray close(context& where, const bound_arguments& a) {
  const auto apply_to = [&](std::string_view name, const NDArray& l, const NDArray& r) {
    return apply(ufunc_named(name), std::array{operand(l), operand(r)}, where.spending());
  };
  const auto of = [&](std::string_view name, const NDArray& l) {
    return apply(ufunc_named(name), std::array{operand(l)}, where.spending());
  };
  const NDArray x = array_argument(where, a.at(0));
  NDArray y = array_argument(where, a.at(1));
  y = apply(ufunc_named("multiply"), std::array{operand(y), operand(Value(1.0), where.spending())}, where.spending());
  const NDArray relative = as_array(a.get(2, Value(1e-5))), absolute = as_array(a.get(3, Value(1e-8)));
  const NDArray room = apply_to("add", absolute, apply_to("multiply", relative, of("absolute", y)));
  const NDArray near = apply_to("less_equal", of("absolute", apply_to("subtract", x, y)), room);
  const NDArray finite = apply_to("logical_and", of("isfinite", x), of("isfinite", y));
  NDArray out = apply_to("logical_or", apply_to("logical_and", near, finite), apply_to("equal", x, y));
  if (flag(a[4], false)) out = apply_to("logical_or", out, apply_to("logical_and", of("isnan", x), of("isnan", y)));
  return out;
}

bool all_true(context& where, const NDArray& x) {
  return truth(unwrapped(reduce(ufunc_named("logical_and"), x, {std::vector<bool>(x.ndim(), true)}, where.spending())));
}

}  // namespace

Value isclose(context& where, const arguments& given) {
  return unwrapped(close(where, bind("isclose(a, b, rtol=, atol=, equal_nan=)", given)));
}

Value allclose(context& where, const arguments& given) {
  return Value(all_true(where, close(where, bind("allclose(a, b, rtol=, atol=, equal_nan=)", given))));
}

Value array_equal(context& where, const arguments& given) {
  const auto a = bind("array_equal(a1, a2, equal_nan=)", given);
  const NDArray x = array_argument(where, a.at(0)), y = array_argument(where, a.at(1));
  if (!std::ranges::equal(x.shape(), y.shape())) return Value(false);
  const auto is_text = [](const NDArray& v) {
    return v.type().kind() == family::str || v.type().kind() == family::bytes;
  };
  if (is_text(x) || is_text(y)) {
    if (x.type().kind() != y.type().kind()) return Value(false);
    const dtype type(x.type().kind(), static_cast<std::uint32_t>(std::max(x.type().itemsize(), y.type().itemsize())));
    return Value(cast(x, type, where.spending()) == cast(y, type, where.spending()));
  }
  return Value(all_true(where, apply(ufunc_named("equal"), std::array{operand(x), operand(y)}, where.spending())));
}

Value isscalar(context&, const arguments& given) {
  const Value& x = bind("isscalar(element)", given).at(0);
  switch (x.kind()) {
    case kind::boolean:
    case kind::integer:
    case kind::floating:
    case kind::complex:
    case kind::str:
    case kind::bytes:
    case kind::fraction:
    case kind::scalar: return Value(true);
    default: return Value(false);
  }
}

Value iscomplexobj(context& where, const arguments& given) {
  return Value(is_complex_array(array_argument(where, bind("iscomplexobj(x)", given).at(0))));
}
Value isrealobj(context& where, const arguments& given) {
  return Value(!is_complex_array(array_argument(where, bind("isrealobj(x)", given).at(0))));
}

}  // namespace function

}  // namespace sipyco::expression::numpy
