// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/builtins.hpp"

#include <sipyco/expression/evaluate.hpp>

#include "expression/ellipsis.hpp"
#include "expression/numpy/operators.hpp"
#include "expression/types.hpp"

namespace sipyco::expression {

namespace {

const native* find_function(std::string_view name) {
  for (const auto table : {number_functions(), text_functions(), iterable_functions(), object_functions()})
    if (const auto* entry = find_entry(table, name)) return entry;
  return nullptr;
}

}  // namespace

std::optional<Value> find_builtin(std::string_view name) {
  if (const auto* entry = find_function(name)) return function_value(*entry);
  if (const auto* entry = find_entry(builtin_types(), name)) return type_value(*entry);
  if (name == "np") return module_value(numpy::module());
  if (name == "Ellipsis") return ellipsis_value();
  return {};
}

std::vector<std::string_view> builtin_names() {
  std::vector<std::string_view> out{"np"};
  for (const auto table : {number_functions(), text_functions(), iterable_functions(), object_functions()})
    for (const auto& entry : table) out.push_back(entry.name);
  for (const auto& entry : builtin_types()) out.push_back(entry.name);
  std::ranges::sort(out);
  return out;
}

}  // namespace sipyco::expression
