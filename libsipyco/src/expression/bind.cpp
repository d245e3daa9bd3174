// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/bind.hpp"

#include <sipyco/base/error.hpp>

#include <string>

namespace sipyco::expression {

namespace {

struct parameter {
  std::string_view name;
  bool optional = false;
  bool by_position = true;
  bool by_keyword = true;
};

struct parameter_list {
  std::string_view function;
  std::array<parameter, bound_arguments::max_parameters> items{};
  std::size_t count = 0;
  std::size_t positional = 0;
  std::size_t required = 0;  // of the positional ones
};

void add_parameter(parameter_list& out, std::string_view name, bool keyword_only) {
  parameter& added = out.items.at(out.count++);
  added.optional = name.ends_with('=');
  added.by_position = !keyword_only;
  added.name = added.optional ? name.substr(0, name.size() - 1) : name;
  if (keyword_only) return;
  ++out.positional;
  if (!added.optional) ++out.required;
}

parameter_list read_signature(std::string_view text) {
  parameter_list out;
  const auto open = text.find('(');
  out.function = text.substr(0, open);
  text = text.substr(open + 1, text.size() - open - 2);
  bool keyword_only = false;
  while (!text.empty()) {
    const auto comma = std::min(text.find(", "), text.size());
    const auto name = text.substr(0, comma);
    text.remove_prefix(std::min(comma + 2, text.size()));
    if (name == "*")
      keyword_only = true;
    else if (name == "/")
      for (std::size_t i = 0; i < out.count; ++i) out.items[i].by_keyword = false;
    else
      add_parameter(out, name, keyword_only);
  }
  return out;
}

std::string called(const parameter_list& of) { return std::string(of.function) + "()"; }

std::string plural(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

[[noreturn]] void fail_count(const parameter_list& of, std::size_t given) {
  const auto takes = of.required == of.positional ? plural(of.positional, "positional argument")
                                                  : "from " + std::to_string(of.required) + " to " +
                                                        std::to_string(of.positional) + " positional arguments";
  throw TypeError(called(of) + " takes " + takes + " but " + std::to_string(given) + (given == 1 ? " was" : " were") +
                  " given");
}

std::size_t find_keyword(const parameter_list& in, const std::string& name) {
  for (std::size_t i = 0; i < in.count; ++i)
    if (in.items[i].by_keyword && in.items[i].name == name) return i;
  throw TypeError(called(in) + " got an unexpected keyword argument '" + name + "'");
}

}  // namespace

bound_arguments bind(std::string_view signature, const arguments& given) {
  const parameter_list parameters = read_signature(signature);
  if (given.positional.size() > parameters.positional) fail_count(parameters, given.positional.size());
  bound_arguments out;
  for (std::size_t i = 0; i < given.positional.size(); ++i) out.values_[i] = &given.positional[i];
  for (const auto& [name, value] : given.keywords) {
    const std::size_t at = find_keyword(parameters, name);
    if (out.values_[at]) throw TypeError(called(parameters) + " got multiple values for argument '" + name + "'");
    out.values_[at] = &value;
  }
  for (std::size_t i = 0; i < parameters.count; ++i)
    if (!out.values_[i] && !parameters.items[i].optional)
      throw TypeError(called(parameters) + " missing 1 required " +
                      (parameters.items[i].by_position ? "positional" : "keyword-only") + " argument: '" +
                      std::string(parameters.items[i].name) + "'");
  return out;
}

}  // namespace sipyco::expression
