// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/evaluator.hpp"
#include "expression/collections.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/expression/errors.hpp>
#include <sipyco/expression/scope.hpp>
#include "expression/arithmetic.hpp"
#include "expression/builtins.hpp"
#include "expression/comparison.hpp"
#include "expression/function.hpp"

#include <string>

namespace sipyco::expression {

Value evaluator::run(const tree_node& of) {
  if (of.kind == node_kind::constant) return of.value;
  where_.step();
  if (of.kind == node_kind::name) return name(of);
  const budget::level nested(where_.spending());
  switch (of.kind) {
    case node_kind::joined: return joined(of);
    case node_kind::tuple:
    case node_kind::list: return items(of);
    case node_kind::set: return set(of);
    case node_kind::dict: return dict(of);
    case node_kind::unary: return unary(where_, static_cast<unary_operator>(of.detail), run(of.parts.front()));
    case node_kind::chain: return chain(of);
    case node_kind::comparison: return comparison_chain(of);
    case node_kind::every: return logical(of, false);
    case node_kind::some: return logical(of, true);
    case node_kind::negation: return Value(!is_true(run(of.parts.front())));
    case node_kind::conditional: return conditional(of);
    case node_kind::lambda: return lambda(of);
    case node_kind::assignment: return assignment(of);
    case node_kind::trailers: return trailers(of);
    case node_kind::slice: return slice(of);
    case node_kind::list_comprehension:
    case node_kind::set_comprehension:
    case node_kind::dict_comprehension: return comprehension(of);
    case node_kind::generator: return generator(of);
    default: throw TypeError("this cannot be evaluated by itself");
  }
}

Value evaluator::name(const tree_node& of) {
  const auto wanted = of.name();
  if (const Value* variable = frame_->find(wanted)) return *variable;
  if (auto given = where_.names().find(wanted)) return std::move(*given);
  if (auto known = find_builtin(wanted)) return std::move(*known);
  throw PythonError("NameError", "name '" + std::string(wanted) + "' is not defined");
}

Value evaluator::chain(const tree_node& of) {
  Value out = run(of.parts.front());
  for (std::size_t i = 1; i < of.parts.size(); ++i) {
    where_.step();
    out = binary(where_, static_cast<binary_operator>(of.parts[i].link), out, run(of.parts[i]));
  }
  return out;
}

Value evaluator::comparison_chain(const tree_node& of) {
  Value left = run(of.parts.front()), answer;
  for (std::size_t i = 1; i < of.parts.size(); ++i) {
    if (i > 1 && !is_true(answer)) return answer;
    where_.step();
    Value right = run(of.parts[i]);
    answer = compare(where_, static_cast<comparison_operator>(of.parts[i].link), left, right);
    left = std::move(right);
  }
  return answer;
}

/// `and` stops at what is false, `or` at what is true.
Value evaluator::logical(const tree_node& of, bool until) {
  Value out;
  for (const tree_node& part : of.parts) {
    out = run(part);
    if (&part != &of.parts.back() && is_true(out) == until) break;
  }
  return out;
}

Value evaluator::conditional(const tree_node& of) { return run(of.parts[is_true(run(of.parts[0])) ? 1 : 2]); }

Value evaluator::assignment(const tree_node& of) {
  Value x = run(of.parts.front());
  frame_->owner_of_assignments().set(of.name(), x);
  return x;
}

Value evaluator::slice(const tree_node& of) {
  Value start = run(of.parts[0]), stop = run(of.parts[1]);
  return Value::slice(std::move(start), std::move(stop), run(of.parts[2]));
}

Value evaluator::lambda(const tree_node& of) {
  std::vector<Value> defaults;
  for (std::size_t i = 1; i < of.parts.size(); ++i)
    if (!of.parts[i].parts.empty()) defaults.push_back(run(of.parts[i].parts.front()));
  where_.frames().add(frame_);
  where_.spending().allocate(defaults.size() + 6, sizeof(Value));
  return make_lambda(tree_, of, frame_, std::move(defaults));
}

}  // namespace sipyco::expression
