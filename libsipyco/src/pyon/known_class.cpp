// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/known_class.hpp"

#include <sipyco/base/error.hpp>
#include "value/relocate.hpp"

#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace sipyco::pyon {
namespace {

using arguments_type = std::span<Value>;

constexpr std::array<std::pair<std::string_view, known_class>, 10> names{{
    {"tuple", known_class::tuple},
    {"dict", known_class::dict},
    {"set", known_class::set},
    {"complex", known_class::complex},
    {"bytes", known_class::bytes},
    {"slice", known_class::slice},
    {"Fraction", known_class::fraction},
    {"OrderedDict", known_class::ordered_dict},
    {"nparray", known_class::nparray},
    {"npscalar", known_class::npscalar},
}};

failure refuse(std::string message) { return decode_failure(std::move(message), failure::no_offset); }

/// The items of a list, tuple or set, to be moved from.
bool take_items(Value& from, std::vector<Value>& out) {
  if (from.is_sequence())
    out.assign(from.items().begin(), from.items().end());
  else if (from.kind() == kind::set)
    out.assign(from.as_set().begin(), from.as_set().end());
  else
    return false;
  return true;
}

result<Value> construct_tuple(arguments_type args) {
  if (args.empty()) return Value::tuple();
  if (args.size() == 1 && args[0].kind() == kind::tuple) return std::move(args[0]);
  std::vector<Value> items;
  if (args.size() != 1 || !take_items(args[0], items)) return refuse("tuple takes one list");
  return Value::tuple_of(items);
}

result<Value> construct_set(arguments_type args) {
  if (args.empty()) return Value::set();
  if (args.size() == 1 && args[0].kind() == kind::set) return std::move(args[0]);
  std::vector<Value> items;
  if (args.size() != 1 || !take_items(args[0], items)) return refuse("set takes one list");
  Set out;
  for (Value& item : items) out.add(std::move(item));
  return Value(std::move(out));
}

result<Value> construct_dict(arguments_type args, bool ordered) {
  if (args.size() > 1 || (args.size() == 1 && !args[0].is_dict()))
    return refuse("a dict is made from one list of pairs");
  Dict entries = args.empty() ? Dict() : args[0].as_dict();
  return ordered ? Value::ordered_dict(std::move(entries)) : Value(std::move(entries));
}

bool is_real(const Value& x) {
  return x.kind() == kind::integer || x.kind() == kind::floating || x.kind() == kind::boolean;
}

result<Value> construct_complex(arguments_type args) {
  if (args.size() > 2) return refuse("complex takes a real and an imaginary part");
  double parts[2] = {0, 0};
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (!is_real(args[i])) return refuse("the parts of a complex must be numbers");
    parts[i] = args[i].as<double>();
  }
  return Value(std::complex<double>(parts[0], parts[1]));
}

result<Value> construct_slice(arguments_type args) {
  if (args.empty() || args.size() > 3) return refuse("slice takes one to three arguments");
  if (args.size() == 1) return Value::slice(Value(), std::move(args[0]));
  return Value::slice(std::move(args[0]), std::move(args[1]), args.size() == 3 ? std::move(args[2]) : Value());
}

result<Value> construct_fraction(arguments_type args) {
  if (args.size() > 2) return refuse("Fraction takes a numerator and a denominator");
  Integer parts[2] = {0, 1};
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i].kind() != kind::integer) return refuse("the numerator and denominator of a Fraction must be ints");
    parts[i] = args[i].as_integer();
  }
  if (parts[1].sign() == 0) return refuse("the denominator of a Fraction must not be zero");
  return Value::fraction(std::move(parts[0]), std::move(parts[1]));
}

/// An argument that was decoded when it was read.
result<Value> take_decoded(arguments_type args, const char* usage) {
  if (args.size() != 1) return refuse(usage);
  return std::move(args.front());
}

result<Value> construct_any(known_class which, arguments_type args) {
  switch (which) {
    case known_class::tuple: return construct_tuple(args);
    case known_class::dict: return construct_dict(args, false);
    case known_class::ordered_dict: return construct_dict(args, true);
    case known_class::set: return construct_set(args);
    case known_class::complex: return construct_complex(args);
    case known_class::slice: return construct_slice(args);
    case known_class::fraction: return construct_fraction(args);
    case known_class::bytes: return take_decoded(args, "bytes takes one str in base64");
    case known_class::nparray: return take_decoded(args, "nparray takes a shape, a dtype and data in base64");
    case known_class::npscalar: return take_decoded(args, "npscalar takes a dtype and data in base64");
    case known_class::registered:
    case known_class::unknown: break;
  }
  return refuse("this class is not known");
}

}  // namespace

known_class find_class(std::string_view name) noexcept {
  for (const auto& [known, which] : names)
    if (known == name) return which;
  return known_class::unknown;
}

known_class class_of(constructor which) noexcept {
  switch (which) {
    case constructor::slice: return known_class::slice;
    case constructor::fraction: return known_class::fraction;
    case constructor::ordered_dict: return known_class::ordered_dict;
    case constructor::nparray: return known_class::nparray;
    case constructor::npscalar: return known_class::npscalar;
  }
  return known_class::unknown;
}

bool holds_data(known_class which) noexcept { return arguments_of(which) != 0; }

std::size_t arguments_of(known_class which) noexcept {
  switch (which) {
    case known_class::nparray: return 3;
    case known_class::npscalar: return 2;
    case known_class::bytes: return 1;
    default: return 0;
  }
}

result<Value> construct(known_class which, std::span<Value> arguments) {
  try {
    return construct_any(which, arguments);
  } catch (const Error& error) {
    return refuse(error.what());
  }
}

failure unhashable_key(std::string_view type) {
  return refuse("a " + std::string(type) + " cannot be a key: it is not hashable");
}

result<Value> make_set(std::span<Value> elements) {
  try {
    Set out;
    out.reserve(elements.size());
    for (Value& element : elements) out.add(std::move(element));
    std::destroy(elements.begin(), elements.end());
    return Value(std::move(out));
  } catch (const Error& error) {
    return refuse(error.what());
  }
}

result<Value> make_dict(std::span<Value> keys_and_values) {
  try {
    return relocate_dict(keys_and_values.data(), keys_and_values.size() / 2);
  } catch (const Error& error) {
    return refuse(error.what());
  }
}

}  // namespace sipyco::pyon
