// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/callable.hpp>
#include "expression/context.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

/// Functions, methods, types and modules written in C++. Their tables are constexpr arrays, sorted by name; a Value is
/// made of an entry only when its name is met.
namespace sipyco::expression {

/// A function; entries live for ever.
struct native {
  std::string_view name;
  Value (*call)(context& where, const arguments& given);
};

/// A method. `self` may be changed by one that `changes` it: it is a variable, or a temporary.
struct native_method {
  std::string_view name;
  Value (*call)(context& where, Value& self, const arguments& given);
  bool changes = false;
};

/// A Python class: called it makes an instance, and it may stand for a dtype.
struct native_type {
  std::string_view name;       ///< `int32`
  std::string_view qualified;  ///< `numpy.int32`, as repr shows it
  Value (*construct)(context& where, const arguments& given);
  bool (*has_instance)(const Value& x);
  std::optional<dtype> element = {};  ///< what `dtype=` of NumPy takes it for
  /// Methods of its instances, for `str.upper`, and functions of the class, for `dict.fromkeys`.
  std::span<const native_method> methods = {};
  std::span<const native> functions = {};
};

/// A namespace such as `np`.
struct native_module {
  std::string_view name;
  std::optional<Value> (*find)(std::string_view name);
  std::vector<std::string_view> (*list_names)();
};

[[nodiscard]] Value function_value(const native& entry);
[[nodiscard]] Value method_value(const native_method& entry, Value self);
[[nodiscard]] Value type_value(const native_type& entry);
[[nodiscard]] Value module_value(const native_module& entry);
/// Null when `x` is something else.
[[nodiscard]] const native_type* as_type(const Value& x) noexcept;
[[nodiscard]] const native_module* as_module(const Value& x) noexcept;

/// The entry of a table sorted by name, or null.
template <class Entry>
[[nodiscard]] const Entry* find_entry(std::span<const Entry> table, std::string_view name) {
  const auto found = std::ranges::lower_bound(table, name, {}, &Entry::name);
  return found != table.end() && found->name == name ? &*found : nullptr;
}
template <class Entry>
consteval bool is_sorted_by_name(std::span<const Entry> table) {
  return std::ranges::is_sorted(table, {}, &Entry::name);
}

}  // namespace sipyco::expression
