// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/attribute.hpp"

#include <sipyco/base/error.hpp>
#include "expression/collections.hpp"
#include "expression/methods.hpp"
#include "expression/native.hpp"
#include "expression/nested.hpp"
#include "expression/numeric.hpp"
#include "expression/numpy/operators.hpp"
#include "expression/types.hpp"

#include <string>

namespace sipyco::expression {

namespace {

/// `str.upper`: a method that takes the object as its first argument.
class unbound_method final : public Callable {
 public:
  unbound_method(const native_method& entry, const native_type& owner) : entry_(entry), owner_(owner) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "method_descriptor"; }
  [[nodiscard]] std::string repr() const override {
    return "<method '" + std::string(entry_.name) + "' of '" + std::string(owner_.name) + "' objects>";
  }
  [[nodiscard]] std::uint64_t hash() const override { return reinterpret_cast<std::uintptr_t>(&entry_); }
  [[nodiscard]] Value call(context& where, const arguments& given) const override {
    if (given.positional.empty())
      throw TypeError("unbound method " + std::string(owner_.name) + "." + std::string(entry_.name) +
                      "() needs an argument");
    Value self = given.positional[0];
    if (!owner_.has_instance(self))
      throw TypeError("descriptor '" + std::string(entry_.name) + "' for '" + std::string(owner_.name) +
                      "' objects doesn't apply to a '" + std::string(sipyco::type_name(self)) + "' object");
    return entry_.call(where, self, {given.positional.subspan(1), given.keywords});
  }

 private:
  const native_method& entry_;
  const native_type& owner_;
};

std::span<const native_method> methods_of(const Value& x) {
  switch (x.kind()) {
    case kind::boolean:
    case kind::integer: return int_methods();
    case kind::floating: return float_methods();
    case kind::complex: return complex_methods();
    case kind::fraction: return fraction_methods();
    case kind::str: return str_methods();
    case kind::bytes: return bytes_methods();
    case kind::list: return list_methods();
    case kind::tuple: return tuple_methods();
    case kind::dict:
    case kind::ordered_dict: return dict_methods();
    case kind::set: return set_methods();
    case kind::slice: return slice_methods();
    default: break;
  }
  if (as<frozen_set>(x)) return frozenset_methods();
  if (as<range>(x)) return range_methods();
  if (as<dict_view>(x)) return dict_view_methods();
  return {};
}

std::optional<Value> number_attribute(const Value& x, std::string_view name) {
  if (x.kind() == kind::fraction) {
    if (name == "numerator" || name == "real") return name == "real" ? x : Value(x.numerator());
    if (name == "denominator") return Value(x.denominator());
    if (name == "imag") return Value(0);
  } else if (x.kind() == kind::complex) {
    if (name == "real") return Value(x.as_complex().real());
    if (name == "imag") return Value(x.as_complex().imag());
  } else if (x.kind() == kind::floating) {
    if (name == "real") return x;
    if (name == "imag") return Value(0.0);
  } else if (is_integral(x)) {
    if (name == "real" || name == "numerator") return Value(integer_of(x));
    if (name == "imag") return Value(0);
    if (name == "denominator") return Value(1);
  }
  return {};
}

std::optional<Value> part_attribute(const Value& x, std::string_view name) {
  const int which = name == "start" ? 0 : name == "stop" ? 1 : name == "step" ? 2 : 3;
  if (which == 3) return {};
  if (x.kind() == kind::slice) return x.slice_parts()[static_cast<std::size_t>(which)];
  const auto* numbers = as<range>(x);
  if (!numbers) return {};
  return Value(which == 0 ? numbers->start : which == 1 ? numbers->stop : numbers->step);
}

std::optional<Value> class_attribute(const native_type& type, std::string_view name) {
  if (name == "__name__") return Value(type.name);
  if (const auto* entry = find_entry(type.functions, name)) return function_value(*entry);
  if (const auto* entry = find_entry(type.methods, name)) return Value::make_extension<unbound_method>(*entry, type);
  return {};
}

std::optional<Value> find_attribute(context& where, const Value& x, std::string_view name) {
  if (numpy::is_numpy(x)) return numpy::attribute(where, x, name);
  if (const auto* module = as_module(x)) return module->find(name);
  if (const auto* type = as_type(x)) return class_attribute(*type, name);
  if (auto found = number_attribute(x, name)) return found;
  if (auto found = part_attribute(x, name)) return found;
  if (const auto* entry = find_entry(methods_of(x), name)) return method_value(*entry, x);
  if (name == "__class__") return type_of(x);
  return x.kind() == kind::extension ? numpy::attribute(where, x, name) : std::nullopt;
}

[[noreturn]] void fail(const Value& x, std::string_view name) {
  std::string what = "'" + std::string(type_name(x)) + "' object";
  if (const auto* module = as_module(x)) what = "module '" + std::string(module->name) + "'";
  if (const auto* type = as_type(x)) what = "type object '" + std::string(type->name) + "'";
  throw AttributeError(what + " has no attribute '" + std::string(name) + "'");
}

}  // namespace

Value attribute(context& where, const Value& x, std::string_view name) {
  if (auto found = find_attribute(where, x, name)) return std::move(*found);
  fail(x, name);
}

Value call_method(context& where, Value& x, std::string_view name, const arguments& given) {
  const auto* entry = find_entry(methods_of(x), name);
  if (!entry) return where.call(attribute(where, x, name), given);
  where.step();
  const budget::level nested(where.spending());
  if (!entry->changes) return entry->call(where, x, given);
  const void* before = storage_of(x);
  Value out = entry->call(where, x, given);
  charge_if_moved(where, x, before);
  return out;
}

bool may_change(std::string_view name) noexcept {
  for (const auto table : {list_methods(), dict_methods(), set_methods()})
    if (const auto* entry = find_entry(table, name); entry && entry->changes) return true;
  return false;
}

}  // namespace sipyco::expression
