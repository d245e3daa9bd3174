// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/dtype_object.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/text/repr.hpp>

#include <array>
#include <functional>

#include "expression/numpy/operators.hpp"

namespace sipyco::expression::numpy {

namespace {

using family = dtype::family;

/// NumPy's one-letter codes; `U` and `S` stand for the shortest text.
struct letter_code {
  char letter;
  dtype type;
};
constexpr letter_code letters[] = {
    {'?', dtype::bool_},          {'b', dtype::int8},
    {'B', dtype::uint8},          {'h', dtype::int16},
    {'H', dtype::uint16},         {'i', dtype::int32},
    {'I', dtype::uint32},         {'l', dtype::int64},
    {'L', dtype::uint64},         {'q', dtype::int64},
    {'Q', dtype::uint64},         {'p', dtype::int64},
    {'P', dtype::uint64},         {'e', dtype::float16},
    {'f', dtype::float32},        {'d', dtype::float64},
    {'g', dtype::longdouble},     {'F', dtype::complex64},
    {'D', dtype::complex128},     {'G', dtype::clongdouble},
    {'U', dtype(family::str, 4)}, {'S', dtype(family::bytes, 1)},
};

struct named {
  std::string_view name;
  dtype type;
};
constexpr named further_names[] = {
    {"byte", dtype::int8},          {"ubyte", dtype::uint8},        {"short", dtype::int16},
    {"ushort", dtype::uint16},      {"intc", dtype::int32},         {"uintc", dtype::uint32},
    {"long", dtype::int64},         {"longlong", dtype::int64},     {"ulonglong", dtype::uint64},
    {"intp", dtype::int64},         {"uintp", dtype::uint64},       {"csingle", dtype::complex64},
    {"cdouble", dtype::complex128}, {"str", dtype(family::str, 4)}, {"bytes", dtype(family::bytes, 1)},
};

dtype parse_text(std::string_view text) {
  std::string_view code = text;
  bool big_endian = false;
  if (code.size() == 2 && std::string_view("<>=|").find(code[0]) != std::string_view::npos) {
    big_endian = code[0] == '>';
    code.remove_prefix(1);
  }
  if (code.size() == 1)
    for (const auto& [letter, type] : letters)
      if (code[0] == letter) return dtype::parse((big_endian ? ">" : "<") + type.str().substr(1)).value();
  for (const auto& [name, type] : further_names)
    if (text == name) return type;
  const auto parsed = dtype::parse(text);
  if (!parsed) throw TypeError("data type '" + std::string(text.substr(0, 40)) + "' not understood");
  return *parsed;
}

char letter_of(dtype type) {
  for (const auto& [letter, candidate] : letters)
    if (candidate == type.little_endian()) return letter;
  return static_cast<char>(type.kind());
}

std::string_view byte_order(dtype type) { return type.big_endian() ? ">" : type.swap_size() > 1 ? "=" : "|"; }

}  // namespace

std::string dtype_object::repr() const {
  const bool by_name = !type.big_endian() && type.kind() != family::str && type.kind() != family::bytes &&
                       type.kind() != family::raw && !type.is_time();
  const std::string shown = by_name ? type.name() : type.kind() == family::boolean ? "bool" : type.str();
  return "dtype('" + (shown.starts_with('|') && type.kind() == family::bytes ? shown.substr(1) : shown) + "')";
}

bool dtype_object::equals(const Extension& other) const {
  const auto* same = dynamic_cast<const dtype_object*>(&other);
  return same && same->type == type;
}

std::uint64_t dtype_object::hash() const { return std::hash<std::string>()(type.str()); }

Value dtype_value(dtype type) { return Value::make_extension<dtype_object>(type); }

const dtype_object* as_dtype(const Value& x) noexcept {
  return x.kind() == kind::extension ? dynamic_cast<const dtype_object*>(&x.as_extension()) : nullptr;
}

std::optional<bool> same_dtype(const Value& a, const Value& b) {
  const auto* left = as_dtype(a);
  const auto* right = as_dtype(b);
  if (!left && !right) return {};
  const Value& other = left ? b : a;
  if (other.is_none()) return false;
  try {
    return to_dtype(other) == (left ? left : right)->type;
  } catch (const TypeError&) {
    return false;  // what means no dtype is not equal to one
  }
}

dtype to_dtype(const Value& x) {
  if (x.is_none()) return dtype::float64;
  if (x.is_str()) return parse_text(x.as_str());
  if (const auto* object = as_dtype(x)) return object->type;
  if (const native_type* type = as_type(x)) {
    if (type->element && type->element->itemsize() != 0) return *type->element;
    if (type->name == "str") return dtype(family::str, 4);
    if (type->name == "bytes") return dtype(family::bytes, 1);
    throw TypeError("arrays of objects cannot be made: '" + std::string(type->name) +
                    "' is no class of numbers or text");
  }
  throw TypeError("Cannot interpret '" + text::repr(x).substr(0, 60) + "' as a data type");
}

std::optional<Value> dtype_attribute(dtype type, std::string_view name) {
  if (name == "name") return Value(type.name());
  if (name == "str") return Value(type.str());
  if (name == "kind") return Value(std::string(1, static_cast<char>(type.kind())));
  if (name == "char") return Value(std::string(1, letter_of(type)));
  if (name == "itemsize" || name == "alignment")
    return Value(name == "itemsize" ? type.itemsize() : type.swap_size() > 1 ? type.swap_size() : 1);
  if (name == "byteorder") return Value(byte_order(type));
  if (name == "isnative") return Value(!type.big_endian());
  if (name == "ndim") return Value(0);
  if (name == "shape") return Value::tuple();
  if (name == "type")
    if (const native_type* found = class_of(type)) return type_value(*found);
  return {};
}

}  // namespace sipyco::expression::numpy
