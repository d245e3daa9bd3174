// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/operators.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/value/convert.hpp>

#include <array>
#include <optional>
#include <string>

#include "expression/arithmetic.hpp"
#include "expression/numpy/arguments.hpp"
#include "expression/numpy/functions.hpp"
#include "expression/numpy/products.hpp"
#include "expression/numpy/text_comparison.hpp"
#include "expression/numpy/ufunc.hpp"

namespace sipyco::expression::numpy {

namespace {

std::string_view ufunc_name(binary_operator which) {
  switch (which) {
    case binary_operator::add: return "add";
    case binary_operator::subtract: return "subtract";
    case binary_operator::multiply: return "multiply";
    case binary_operator::true_divide: return "true_divide";
    case binary_operator::floor_divide: return "floor_divide";
    case binary_operator::modulo: return "remainder";
    case binary_operator::power: return "power";
    case binary_operator::left_shift: return "left_shift";
    case binary_operator::right_shift: return "right_shift";
    case binary_operator::bit_and: return "bitwise_and";
    case binary_operator::bit_or: return "bitwise_or";
    case binary_operator::bit_xor: return "bitwise_xor";
    default: return "matmul";
  }
}

std::string_view ufunc_name(comparison which) {
  switch (which) {
    case comparison::equal: return "equal";
    case comparison::not_equal: return "not_equal";
    case comparison::less: return "less";
    case comparison::less_equal: return "less_equal";
    case comparison::greater: return "greater";
    default: return "greater_equal";
  }
}

/// What can be an element or an array of them.
bool is_operand(const Value& x) {
  switch (x.kind()) {
    case kind::boolean:
    case kind::integer:
    case kind::floating:
    case kind::complex:
    case kind::str:
    case kind::bytes:
    case kind::list:
    case kind::tuple:
    case kind::ndarray:
    case kind::scalar: return true;
    case kind::extension: return x.as_extension().type_name() == "range";
    default: return false;
  }
}

std::string operand_name(const Value& x) {
  if (x.kind() == kind::scalar) return "numpy." + std::string(type_name(x));
  return x.kind() == kind::ndarray ? "numpy.ndarray" : std::string(type_name(x));
}

[[noreturn]] void fail_operands(std::string_view symbol, const Value& a, const Value& b) {
  throw TypeError("unsupported operand type(s) for " + std::string(symbol) + ": '" + operand_name(a) + "' and '" +
                  operand_name(b) + "'");
}

/// `np.int64(2) * [1, 2]` repeats the list, as a Python int would; an array multiplies its elements.
bool is_repetition(const Value& count, const Value& x) {
  const bool repeats = x.is_sequence() || x.is_str() || x.kind() == kind::bytes;
  return repeats && count.kind() == kind::scalar;
}

Value repeated(const Value& x, std::size_t times) {
  if (x.is_sequence()) {
    std::vector<Value> out;
    for (std::size_t i = 0; i < times; ++i) out.insert(out.end(), x.items().begin(), x.items().end());
    return x.kind() == kind::list ? Value::list_of(out) : Value::tuple_of(out);
  }
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += x.is_str() ? x.as_str() : x.as_bytes();
  return x.is_str() ? Value::str_unchecked(out) : Value::bytes(out);
}

Value repetition(context& where, const Value& count, const Value& x) {
  const auto kind_of_count = count.as_scalar().type().kind();
  if (kind_of_count != dtype::family::signed_integer && kind_of_count != dtype::family::unsigned_integer)
    throw TypeError("can't multiply sequence by non-int of type '" + operand_name(count) + "'");
  const Integer times = convert::to_integer(count);
  const std::size_t length = x.is_sequence() ? x.items().size() : x.is_str() ? x.as_str().size() : x.as_bytes().size();
  const std::size_t item = x.is_sequence() ? sizeof(Value) : 1;
  std::size_t total = 0;
  if (times.sign() < 0 || length == 0) return repeated(x, 0);
  if (!times.fits_int64() || __builtin_mul_overflow(length, static_cast<std::size_t>(times.to_int64()), &total))
    total = SIZE_MAX / sizeof(Value);
  where.spending().allocate(total, item);
  where.step(total / 8 + 1);
  return repeated(x, static_cast<std::size_t>(times.to_int64()));
}

/// The whole or real number that an exponent without axes is.
std::optional<Value> plain_exponent(const Value& x) {
  Value number = x;
  if (x.kind() == kind::ndarray && x.as_ndarray().ndim() == 0) number = x.as_ndarray().item(0);
  if (number.kind() == kind::scalar) number = number.as_scalar().item();
  if (number.kind() == kind::integer || number.kind() == kind::floating) return number;
  return {};
}

/// NumPy takes short cuts where a power of an array by one number is another function; the dtype stays.
std::string_view short_power(const Value& base, const Value& given) {
  const auto exponent = plain_exponent(given);
  if (base.kind() != kind::ndarray || !exponent) return {};
  const auto family = base.as_ndarray().type().kind();
  if (family == dtype::family::str || family == dtype::family::bytes) return {};
  if (exponent->kind() == kind::integer && *exponent == Value(2)) return "square";
  if (family != dtype::family::floating && family != dtype::family::complex) return {};
  if (*exponent == Value(2)) return "square";
  if (*exponent == Value(1)) return "positive";
  if (*exponent == Value(-1)) return "reciprocal";
  if (*exponent == Value(0.5)) return "sqrt";
  if (*exponent == Value(0)) return "ones";
  return {};
}

/// A Python int beside a NumPy integer must be one that it could be, even where the result is a float.
void require_fit(std::span<const operand> inputs, const Value& a, const Value& b, budget& limits) {
  if (a.kind() == kind::ndarray || b.kind() == kind::ndarray) return;
  const auto types = effective_types(inputs);
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (inputs[i].how() == operand::strength::weak_integer) static_cast<void>(inputs[i].as(types[i], limits));
}

bool is_text(const operand& x) {
  return !x.is_weak() && (x.type().kind() == dtype::family::str || x.type().kind() == dtype::family::bytes);
}

/// np.float64 is a float, with which complex does its own arithmetic.
bool is_python_complex(binary_operator which, const Value& a, const Value& b) {
  if (a.kind() != kind::complex || b.kind() != kind::scalar || b.as_scalar().type() != dtype::float64) return false;
  return which == binary_operator::add || which == binary_operator::subtract || which == binary_operator::multiply ||
         which == binary_operator::true_divide || which == binary_operator::power;
}

Value refused_equality(comparison which) { return Value(which == comparison::not_equal); }

}  // namespace

Value binary(context& where, binary_operator which, const Value& a, const Value& b) {
  if (which == binary_operator::multiply && is_repetition(a, b)) return repetition(where, a, b);
  if (which == binary_operator::multiply && is_repetition(b, a)) return repetition(where, b, a);
  if (!is_operand(a) || !is_operand(b)) fail_operands(symbol(which), a, b);
  if (is_python_complex(which, a, b)) return complex_binary(which, convert::to_complex(a), convert::to_double(b));
  if (which == binary_operator::matmul) {
    const bool scalars = a.kind() != kind::ndarray && b.kind() != kind::ndarray;
    if (scalars && !a.is_sequence() && !b.is_sequence()) fail_operands("@", a, b);
    return unwrapped(matmul(array_argument(where, a), array_argument(where, b), where.spending()));
  }
  if (which == binary_operator::power) {
    const auto shorter = short_power(a, b);
    if (shorter == "ones") return unwrapped(function::ones_like(where, {std::span(&a, 1)}).as_ndarray());
    if (!shorter.empty()) return call(ufunc_named(shorter), std::array{a}, where.spending());
  }
  const std::array inputs{operand_argument(where, a), operand_argument(where, b)};
  if (which == binary_operator::true_divide) require_fit(inputs, a, b, where.spending());
  return unwrapped(apply(ufunc_named(ufunc_name(which)), inputs, where.spending()));
}

Value unary(context& where, unary_operator which, const Value& x) {
  const std::string_view name = which == unary_operator::negative   ? "negative"
                                : which == unary_operator::positive ? "positive"
                                : which == unary_operator::invert   ? "invert"
                                                                    : "absolute";
  // NumPy 1.24 lets + pass on booleans, as deprecated.
  const bool is_bool =
      x.kind() == kind::ndarray ? x.as_ndarray().type() == dtype::bool_ : x.as_scalar().type() == dtype::bool_;
  if (which == unary_operator::positive && is_bool) return x.kind() == kind::ndarray ? unwrapped(x.as_ndarray()) : x;
  return call(ufunc_named(name), std::array{x}, where.spending());
}

Value compare(context& where, comparison which, const Value& a, const Value& b) {
  const bool equality = which == comparison::equal || which == comparison::not_equal;
  if (!is_operand(a) || !is_operand(b)) {
    if (!equality)
      throw TypeError("'" + std::string(symbol(which)) + "' not supported between instances of '" +
                      std::string(type_name(a)) + "' and '" + std::string(type_name(b)) + "'");
    const Value& numpy = is_numpy(a) ? a : b;
    if (numpy.kind() != kind::ndarray) return refused_equality(which);
    NDArray out = new_array(numpy.as_ndarray().shape(), dtype::bool_, where.spending());
    std::memset(out.mutable_data(), which == comparison::not_equal ? 1 : 0, out.nbytes());
    return unwrapped(out);
  }
  const std::array inputs{operand_argument(where, a), operand_argument(where, b)};
  if (is_text(inputs[0]) && is_text(inputs[1])) return unwrapped(compare_text(which, inputs, where.spending()));
  if (is_text(inputs[0]) || is_text(inputs[1])) {
    if (equality) return refused_equality(which);
    throw TypeError("'" + std::string(symbol(which)) + "' not supported between instances of '" + operand_name(a) +
                    "' and '" + operand_name(b) + "'");
  }
  try {
    return unwrapped(apply(ufunc_named(ufunc_name(which)), inputs, where.spending()));
  } catch (const LimitError&) {
    throw;
  } catch (const ValueError&) {  // the shapes do not go together: NumPy 1 says that the arrays are not equal
    if (equality) return refused_equality(which);
    throw;
  } catch (const OverflowError&) {  // an int that no element can be
    if (equality && (a.kind() == kind::ndarray || b.kind() == kind::ndarray)) return refused_equality(which);
    throw;
  }
}

}  // namespace sipyco::expression::numpy
