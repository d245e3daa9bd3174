// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/evaluator.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/expression/scope.hpp>
#include "expression/attribute.hpp"
#include "expression/collections.hpp"
#include "expression/iteration.hpp"
#include "expression/subscript.hpp"

#include <algorithm>
#include <string>

namespace sipyco::expression {

void evaluator::add_mapping(call_arguments& out, const Value& mapping) {
  if (!mapping.is_dict())
    throw TypeError("argument after ** must be a mapping, not " + std::string(type_name(mapping)));
  for (const auto& [key, value] : mapping.as_dict()) {
    if (!key.is_str()) throw TypeError("keywords must be strings");
    where_.spending().allocate(1, sizeof(keyword));
    out.keywords.push_back({std::string(key.as_str()), value});
  }
}

evaluator::call_arguments evaluator::arguments_of(const tree_node& call) {
  call_arguments out;
  for (const tree_node& part : call.parts) {
    switch (part.kind) {
      case node_kind::keyword: out.keywords.push_back({std::string(part.name()), run(part.parts.front())}); break;
      case node_kind::double_starred: add_mapping(out, run(part.parts.front())); break;
      case node_kind::starred: {
        auto more = collect(where_, run(part.parts.front()));
        std::move(more.begin(), more.end(), std::back_inserter(out.positional));
        break;
      }
      default: out.positional.push_back(run(part));
    }
  }
  for (auto at = out.keywords.begin(); at != out.keywords.end(); ++at)
    if (std::find_if(out.keywords.begin(), at, [&](const keyword& x) { return x.name == at->name; }) != at)
      throw TypeError("got multiple values for keyword argument '" + at->name + "'");
  return out;
}

Value* evaluator::find_variable(std::string_view name) {
  if (Value* local = frame_->find(name)) return local;
  return where_.names().find_variable(name);
}

std::optional<Value> evaluator::change(const tree_node& of, std::size_t count) {
  const tree_node& primary = of.parts.front();
  if (primary.kind != node_kind::name || !may_change(of.parts[count].name())) return {};
  for (std::size_t i = 1; i < count; ++i)
    if (of.parts[i].kind != node_kind::subscript) return {};
  if (!find_variable(primary.name())) return {};
  std::vector<Value> keys;
  for (std::size_t i = 1; i < count; ++i) keys.push_back(run(of.parts[i].parts.front()));
  const call_arguments given = arguments_of(of.parts[count + 1]);
  Value* at = find_variable(primary.name());
  Value temporary;
  for (const Value& key : keys) {
    if (has_place(*at, key)) {
      const Value& holder = *at;
      const void* before = storage_of(holder);
      at = item_in_place(*at, key);
      charge_if_moved(where_, holder, before);
    } else {
      temporary = subscript(where_, *at, key);
      at = &temporary;
    }
  }
  return call_method(where_, *at, of.parts[count].name(), given.view());
}

Value evaluator::trailers(const tree_node& of) {
  const auto is_call = [&](std::size_t i) {
    return i + 1 < of.parts.size() && of.parts[i].kind == node_kind::attribute &&
           of.parts[i + 1].kind == node_kind::call;
  };
  std::size_t i = 1;
  while (i < of.parts.size() && of.parts[i].kind == node_kind::subscript) ++i;
  std::optional<Value> changed;
  if (is_call(i)) changed = change(of, i);
  Value out = changed ? std::move(*changed) : run(of.parts.front());
  for (i = changed ? i + 2 : 1; i < of.parts.size(); ++i) {
    const tree_node& part = of.parts[i];
    where_.step();
    if (is_call(i)) {
      const call_arguments given = arguments_of(of.parts[++i]);
      out = call_method(where_, out, part.name(), given.view());
    } else if (part.kind == node_kind::attribute) {
      out = attribute(where_, out, part.name());
    } else if (part.kind == node_kind::call) {
      const call_arguments given = arguments_of(part);
      out = where_.call(out, given.view());
    } else {
      out = subscript(where_, out, run(part.parts.front()));
    }
  }
  return out;
}

}  // namespace sipyco::expression
