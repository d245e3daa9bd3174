// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/types.hpp"

#include <sipyco/base/error.hpp>
#include "expression/collections.hpp"
#include "expression/iterators.hpp"
#include "expression/methods.hpp"
#include "expression/numpy/operators.hpp"

#include <string>

namespace sipyco::expression {

namespace {

template <kind... which>
bool has_kind(const Value& x) {
  return ((x.kind() == which) || ...);
}

/// Also a NumPy scalar whose class is derived from the Python one.
template <kind which, dtype::family family, std::uint32_t itemsize>
bool has_kind_or_scalar(const Value& x) {
  if (x.kind() == which) return true;
  if (x.kind() != kind::scalar) return false;
  const dtype type = x.as_scalar().type();
  return type.kind() == family && (itemsize == 0 || type.itemsize() == itemsize);
}

template <class T>
bool has_class(const Value& x) {
  return as<T>(x) != nullptr;
}

using family = dtype::family;

}  // namespace

std::span<const native_type> builtin_types() noexcept {
  static const native_type types[] = {
      {"Fraction", "fractions.Fraction", make_fraction, has_kind<kind::fraction>, {}, fraction_methods(), {}},
      {"OrderedDict",
       "collections.OrderedDict",
       make_ordered_dict,
       has_kind<kind::ordered_dict>,
       {},
       dict_methods(),
       ordered_dict_functions()},
      {"bool", "bool", make_bool, has_kind<kind::boolean>, dtype::bool_, int_methods(), {}},
      {"bytes", "bytes", make_bytes, has_kind_or_scalar<kind::bytes, family::bytes, 0>, dtype(family::bytes, 0),
       bytes_methods(), bytes_functions()},
      {"complex",
       "complex",
       make_complex,
       has_kind_or_scalar<kind::complex, family::complex, 16>,
       dtype::complex128,
       complex_methods(),
       {}},
      {"dict", "dict", make_dict, has_kind<kind::dict, kind::ordered_dict>, {}, dict_methods(), dict_functions()},
      {"enumerate", "enumerate", enumerate, [](const Value& x) { return type_name(x) == "enumerate"; }},
      {"filter", "filter", filter, [](const Value& x) { return type_name(x) == "filter"; }},
      {"float", "float", make_float, has_kind_or_scalar<kind::floating, family::floating, 8>, dtype::float64,
       float_methods(), float_functions()},
      {"frozenset", "frozenset", make_frozenset, has_class<frozen_set>, {}, frozenset_methods(), {}},
      {"int", "int", make_int, has_kind<kind::integer, kind::boolean>, dtype::int64, int_methods(), int_functions()},
      {"list", "list", make_list, has_kind<kind::list>, {}, list_methods(), {}},
      {"map", "map", map, [](const Value& x) { return type_name(x) == "map"; }},
      {"range", "range", make_range, has_class<range>, {}, range_methods(), {}},
      {"reversed", "reversed", reversed, [](const Value& x) { return type_name(x) == "reversed"; }},
      {"set", "set", make_set, has_kind<kind::set>, {}, set_methods(), {}},
      {"slice", "slice", make_slice, has_kind<kind::slice>, {}, slice_methods(), {}},
      {"str", "str", make_str, has_kind_or_scalar<kind::str, family::str, 0>, dtype(family::str, 0), str_methods(),
       str_functions()},
      {"tuple", "tuple", make_tuple, has_kind<kind::tuple>, {}, tuple_methods(), {}},
      {"type", "type", make_type, [](const Value& x) { return as_type(x) != nullptr; }, {}, {}, {}},
      {"zip", "zip", zip, [](const Value& x) { return type_name(x) == "zip"; }},
  };
  return types;
}

Value type_of(const Value& x) {
  static constexpr native_type none{"NoneType", "NoneType", nullptr, [](const Value& y) { return y.is_none(); }};
  if (x.is_none()) return type_value(none);
  const std::string_view name = type_name(x);
  if (numpy::is_numpy(x))
    if (auto found = numpy::module().find(name)) return std::move(*found);
  if (const auto* entry = find_entry(builtin_types(), name)) return type_value(*entry);
  throw TypeError("the class '" + std::string(name) + "' has no value here");
}

bool is_instance(const Value& x, const Value& classes) {
  if (classes.kind() == kind::tuple) {
    for (const Value& one : classes.items())
      if (is_instance(x, one)) return true;
    return false;
  }
  const native_type* entry = as_type(classes);
  if (!entry) throw TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
  return entry->has_instance(x);
}

Value make_type(context&, const arguments& given) {
  if (given.positional.size() != 1 || !given.keywords.empty()) throw TypeError("type() takes 1 argument");
  return type_of(given.positional[0]);
}

}  // namespace sipyco::expression
