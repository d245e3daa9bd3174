// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/evaluator.hpp"

#include <sipyco/base/error.hpp>
#include "expression/format.hpp"
#include "expression/function.hpp"
#include "expression/generator.hpp"
#include "expression/iteration.hpp"
#include "expression/printing.hpp"
#include "expression/types.hpp"

#include <string>

namespace sipyco::expression {

Value evaluator::field(const tree_node& of) {
  Value x = run(of.parts.front());
  if (of.detail != 0) x = convert(where_, x, static_cast<char>(of.detail));
  const Value specification = of.parts.size() > 1 ? run(of.parts[1]) : Value("");
  return Value(format(where_, x, specification.as_str()));
}

Value evaluator::joined(const tree_node& of) {
  std::string out;
  for (const tree_node& part : of.parts) {
    const Value text = part.kind == node_kind::field ? field(part) : part.value;
    where_.spending().allocate(out.size() + text.as_str().size());
    out += text.as_str();
  }
  return Value(out);
}

std::vector<Value> evaluator::unpacked(std::span<const tree_node> parts) {
  std::vector<Value> out;
  where_.spending().allocate(parts.size() + 2, sizeof(Value));
  out.reserve(parts.size());
  for (const tree_node& part : parts) {
    if (part.kind != node_kind::starred) {
      out.push_back(run(part));
      continue;
    }
    auto more = collect(where_, run(part.parts.front()));
    std::move(more.begin(), more.end(), std::back_inserter(out));
  }
  return out;
}

Value evaluator::items(const tree_node& of) {
  std::vector<Value> all = unpacked(of.parts);
  return of.kind == node_kind::list ? Value::list_of(all) : Value::tuple_of(all);
}

Value evaluator::set(const tree_node& of) {
  Set out;
  for (Value& element : unpacked(of.parts)) out.add(std::move(element));
  return Value(std::move(out));
}

Value evaluator::dict(const tree_node& of) {
  Dict out;
  where_.spending().allocate(of.parts.size(), 2 * sizeof(Value));
  for (const tree_node& part : of.parts) {
    if (part.kind == node_kind::pair) {
      Value key = run(part.parts[0]);
      out.set(std::move(key), run(part.parts[1]));
      continue;
    }
    const Value mapping = run(part.parts.front());
    if (!mapping.is_dict()) throw TypeError("'" + std::string(type_name(mapping)) + "' object is not a mapping");
    where_.spending().allocate(mapping.size(), 2 * sizeof(Value));
    for (const auto& [key, value] : mapping.as_dict()) out.set(key, value);
  }
  return Value(std::move(out));
}

Value evaluator::generator(const tree_node& of) { return make_generator(where_, tree_, of, frame_); }

Value evaluator::comprehension(const tree_node& of) {
  const Value source = make_generator(where_, tree_, of, frame_);
  if (of.kind == node_kind::list_comprehension) {
    auto all = collect(where_, source);
    return Value::list_of(all);
  }
  if (of.kind == node_kind::set_comprehension) {
    Set out;
    for_each(where_, source, [&](Value&& x) {
      charge_entry(where_);
      out.add(std::move(x));
    });
    return Value(std::move(out));
  }
  Dict out;
  for_each(where_, source, [&](Value&& pair) {
    charge_entry(where_);
    out.set(pair.items()[0], pair.items()[1]);
  });
  return Value(std::move(out));
}

void evaluator::assign(const tree_node& target, const Value& x) {
  if (target.kind == node_kind::name) {
    frame_->set(target.name(), x);
    return;
  }
  unpack(where_, target.parts, x, [this](const tree_node& part, Value item) { assign(part, item); });
}

}  // namespace sipyco::expression
