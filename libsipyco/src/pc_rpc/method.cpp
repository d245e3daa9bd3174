// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/method.hpp>

#include <algorithm>

#include <sipyco/base/error.hpp>

#include "pc_rpc/docstring.hpp"

namespace sipyco::pc_rpc {
namespace {

Value names_of(const method& m, parameter_kind kind, Value names) {
  for (const parameter& p : m.parameters)
    if (p.kind == kind) names.append(p.name);
  return names;
}

Value name_of(const method& m, parameter_kind kind) {
  const auto found = std::ranges::find(m.parameters, kind, &parameter::kind);
  return found == m.parameters.end() ? Value() : Value(found->name);
}

Value positional_defaults(const method& m) {
  std::vector<Value> defaults;
  for (const parameter& p : m.parameters)
    if (p.kind == parameter_kind::positional && p.default_value) defaults.push_back(*p.default_value);
  return defaults.empty() ? Value() : Value::tuple_of(defaults);
}

Value keyword_defaults(const method& m) {
  Dict defaults;
  for (const parameter& p : m.parameters)
    if (p.kind == parameter_kind::keyword && p.default_value) defaults.set(p.name, *p.default_value);
  return defaults.empty() ? Value() : Value(defaults);
}

/// In the order of `inspect.getfullargspec`.
Value annotations(const method& m) {
  Dict out;
  if (!m.return_annotation.empty()) out.set("return", m.return_annotation);
  for (const auto kind :
       {parameter_kind::positional, parameter_kind::varargs, parameter_kind::keyword, parameter_kind::kwargs})
    for (const parameter& p : m.parameters)
      if (p.kind == kind && !p.annotation.empty()) out.set(p.name, p.annotation);
  return out;
}

void require_order(const parameter& before, const parameter& after) {
  if (before.kind == parameter_kind::kwargs) throw ValueError("no parameter can follow kwargs: '" + after.name + "'");
  if (before.kind == parameter_kind::positional && after.kind == parameter_kind::positional && before.default_value &&
      !after.default_value)
    throw ValueError("non-default argument follows default argument: '" + after.name + "'");
}

}  // namespace

Value document(const method& described) {
  Dict argspec;
  argspec.set("args", names_of(described, parameter_kind::positional, Value::list({"self"})));
  argspec.set("varargs", name_of(described, parameter_kind::varargs));
  argspec.set("varkw", name_of(described, parameter_kind::kwargs));
  argspec.set("defaults", positional_defaults(described));
  argspec.set("kwonlyargs", names_of(described, parameter_kind::keyword, Value::list()));
  argspec.set("kwonlydefaults", keyword_defaults(described));
  argspec.set("annotations", annotations(described));
  return Value::tuple({Value(argspec), Value(described.doc)});
}

void method_builder::add(parameter p) {
  auto& parameters = built_.parameters;
  if (p.kind == parameter_kind::positional && keyword_only_) p.kind = parameter_kind::keyword;
  if (p.kind == parameter_kind::varargs && keyword_only_)
    throw ValueError("a varargs parameter can come only once, and not after kw_only: '" + p.name + "'");
  if (p.kind == parameter_kind::varargs) keyword_only_ = true;
  if (!parameters.empty()) require_order(parameters.back(), p);
  const bool taken = p.name == "self" || std::ranges::find(parameters, p.name, &parameter::name) != parameters.end();
  if (taken) throw ValueError("duplicate argument '" + p.name + "' in the definition of '" + built_.name + "'");
  parameters.push_back(std::move(p));
}

method method_builder::finish(std::span<const std::string_view> notes, std::span<const std::string_view> item_notes,
                              std::string_view returned) {
  auto& parameters = built_.parameters;
  if (built_.name.empty() || built_.name.front() == '_')
    throw ValueError("'" + built_.name +
                     "' cannot be the name of a method: Python does not list names with an underscore");
  if (parameters.empty())
    for (std::size_t i = 0; i < notes.size(); ++i) add(arg("arg" + std::to_string(i)));
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    parameter& p = parameters[i];
    if (p.kind == parameter_kind::kwargs || !p.annotation.empty()) continue;
    p.annotation = p.kind == parameter_kind::varargs ? item_notes[i] : notes[i];
  }
  built_.return_annotation = returned;
  if (built_.doc) built_.doc = clean_docstring(*built_.doc);
  return std::move(built_);
}

}  // namespace sipyco::pc_rpc
