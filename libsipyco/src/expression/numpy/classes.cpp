// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>

#include <algorithm>
#include <charconv>
#include <string>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/dtype_object.hpp"
#include "expression/numpy/text_numbers.hpp"

// NumPy's classes: `np.int32` and its like make scalars and stand for dtypes; others are there for isinstance.
namespace sipyco::expression::numpy {

namespace {

using family = dtype::family;

/// Python's own words for what is no number.
void require_number(const Value& x, dtype type) {
  const bool is_none = x.is_none() || x.is_dict() || x.kind() == kind::set;
  const bool is_complex = x.kind() == kind::complex && type.kind() != family::complex;
  if (!is_none && !is_complex) return;
  const std::string given = "', not '" + std::string(type_name(x)) + "'";
  if (type.kind() == family::floating || type.kind() == family::complex)
    throw TypeError("float() argument must be a string or a real number, not '" + std::string(type_name(x)) + "'");
  throw TypeError("int() argument must be a string, a bytes-like object or a real number, not '" +
                  std::string(type_name(x)) + "'");
}

Value construct_number(context& where, const arguments& given, dtype type) {
  if (!given.keywords.empty() || given.positional.size() > 1)
    throw TypeError("function takes at most 1 argument (" +
                    std::to_string(given.positional.size() + given.keywords.size()) + " given)");
  if (given.positional.empty()) return NDArray::zeros({}, type).item(0);
  const Value& x = given.positional[0];
  if (x.is_str() || x.kind() == kind::bytes) {
    if (type == dtype::bool_) return Value(Scalar(truth(x)));
    return unwrapped(number_from_text(x.is_str() ? x.as_str() : x.as_bytes(), type));
  }
  if (x.is_none() && (type.kind() == family::floating)) return unwrapped(to_array(Value(NAN), where.spending(), type));
  if (x.is_none() && type == dtype::bool_) return Value(Scalar(false));
  require_number(x, type);
  if (x.kind() == kind::fraction) return unwrapped(to_array(Value(convert::to_double(x)), where.spending(), type));
  if (x.is_sequence() || x.kind() == kind::floating) return unwrapped(to_array(x, where.spending(), type));
  return unwrapped(operand_argument(where, x).as(type, where.spending()));
}

template <const dtype& Type>
Value construct(context& where, const arguments& given) {
  return construct_number(where, given, Type);
}
template <const dtype& Type>
bool has_scalar(const Value& x) {
  return x.kind() == kind::scalar && x.as_scalar().type() == Type;
}
/// Instances of the abstract classes are told by the letters of their dtypes' kinds.
template <char... Kinds>
bool has_kind(const Value& x) {
  if (x.kind() != kind::scalar) return false;
  const char found = static_cast<char>(x.as_scalar().type().kind());
  return ((found == Kinds) || ...);
}

Value refuse(context&, const arguments&) { throw TypeError("cannot create instances of an abstract NumPy class"); }
Value refuse_array(context&, const arguments&) {
  throw TypeError("np.ndarray(...) is not supported; use np.array, np.zeros or np.full");
}
Value construct_dtype(context&, const arguments& given) {
  const auto a = bind("dtype(dtype, align=, copy=)", given);
  return dtype_value(to_dtype(a.at(0)));
}
Value construct_text(context& where, const arguments& given) {
  const auto a = bind("str_(object=)", given);
  if (!a.has(0)) return unwrapped(to_array(Value(""), where.spending()));
  if (!a.at(0).is_str()) throw TypeError("np.str_ takes a str here, not " + std::string(type_name(a.at(0))));
  return unwrapped(to_array(a.at(0), where.spending()));
}
Value construct_bytes(context& where, const arguments& given) {
  const auto a = bind("bytes_(object=)", given);
  if (a.has(0) && a.at(0).kind() != kind::bytes)
    throw TypeError("np.bytes_ takes bytes here, not " + std::string(type_name(a.at(0))));
  return unwrapped(to_array(a.get(0, Value::bytes("")), where.spending()));
}

template <const dtype& Type>
constexpr native_type number_class(std::string_view name, std::string_view qualified) {
  return {name, qualified, construct<Type>, has_scalar<Type>, Type};
}

constexpr native_type classes[] = {
    number_class<dtype::bool_>("bool_", "numpy.bool_"),
    number_class<dtype::int8>("int8", "numpy.int8"),
    number_class<dtype::int16>("int16", "numpy.int16"),
    number_class<dtype::int32>("int32", "numpy.int32"),
    number_class<dtype::int64>("int64", "numpy.int64"),
    number_class<dtype::uint8>("uint8", "numpy.uint8"),
    number_class<dtype::uint16>("uint16", "numpy.uint16"),
    number_class<dtype::uint32>("uint32", "numpy.uint32"),
    number_class<dtype::uint64>("uint64", "numpy.uint64"),
    number_class<dtype::float16>("float16", "numpy.float16"),
    number_class<dtype::float32>("float32", "numpy.float32"),
    number_class<dtype::float64>("float64", "numpy.float64"),
    number_class<dtype::longdouble>("longdouble", "numpy.longdouble"),
    number_class<dtype::complex64>("complex64", "numpy.complex64"),
    number_class<dtype::complex128>("complex128", "numpy.complex128"),
    number_class<dtype::clongdouble>("clongdouble", "numpy.clongdouble"),
    {"str_", "numpy.str_", construct_text, has_kind<'U'>, dtype(family::str, 4)},
    {"bytes_", "numpy.bytes_", construct_bytes, has_kind<'S'>, dtype(family::bytes, 1)},
    {"dtype", "numpy.dtype", construct_dtype, [](const Value& x) { return as_dtype(x) != nullptr; }},
    {"ndarray", "numpy.ndarray", refuse_array, [](const Value& x) { return x.kind() == kind::ndarray; }},
    {"generic", "numpy.generic", refuse, [](const Value& x) { return x.kind() == kind::scalar; }},
    {"number", "numpy.number", refuse, has_kind<'i', 'u', 'f', 'c', 'm'>},
    {"integer", "numpy.integer", refuse, has_kind<'i', 'u', 'm'>},
    {"signedinteger", "numpy.signedinteger", refuse, has_kind<'i', 'm'>},
    {"unsignedinteger", "numpy.unsignedinteger", refuse, has_kind<'u'>},
    {"inexact", "numpy.inexact", refuse, has_kind<'f', 'c'>},
    {"floating", "numpy.floating", refuse, has_kind<'f'>},
    {"complexfloating", "numpy.complexfloating", refuse, has_kind<'c'>},
};

struct alias {
  std::string_view name, of;
};
constexpr alias aliases[] = {
    {"byte", "int8"},           {"ubyte", "uint8"},         {"short", "int16"},
    {"ushort", "uint16"},       {"intc", "int32"},          {"uintc", "uint32"},
    {"int_", "int64"},          {"uint", "uint64"},         {"intp", "int64"},
    {"uintp", "uint64"},        {"longlong", "int64"},      {"ulonglong", "uint64"},
    {"half", "float16"},        {"single", "float32"},      {"double", "float64"},
    {"float_", "float64"},      {"csingle", "complex64"},   {"cdouble", "complex128"},
    {"complex_", "complex128"}, {"float128", "longdouble"}, {"complex256", "clongdouble"},
    {"bool8", "bool_"},         {"unicode_", "str_"},       {"string_", "bytes_"},
};

}  // namespace

const native_type* find_class(std::string_view name) noexcept {
  for (const auto& [other, of] : aliases)
    if (name == other) name = of;
  const auto found = std::ranges::find(classes, name, &native_type::name);
  return found == std::end(classes) ? nullptr : found;
}

std::vector<std::string_view> class_names() {
  std::vector<std::string_view> out;
  for (const native_type& each : classes) out.push_back(each.name);
  for (const auto& [name, of] : aliases) out.push_back(name);
  return out;
}

const native_type* class_of(dtype type) noexcept {
  type = type.little_endian();
  for (const native_type& each : classes)
    if (each.element && (each.element == type || (each.element->kind() == type.kind() && type.kind() == family::str) ||
                         (each.element->kind() == type.kind() && type.kind() == family::bytes)))
      return &each;
  return nullptr;
}

}  // namespace sipyco::expression::numpy
