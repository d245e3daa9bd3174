// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/context.hpp"
#include "expression/frame.hpp"
#include "expression/tree.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace sipyco::expression {

/// A parsed text, shared by the functions that were made from its lambdas.
using tree_ptr = std::shared_ptr<const tree_node>;

/// Walks a tree.
class evaluator {
 public:
  evaluator(context& where, tree_ptr tree, frame_ptr variables)
      : where_(where), tree_(std::move(tree)), frame_(std::move(variables)) {}

  [[nodiscard]] Value run(const tree_node& of);
  /// Assigns to a target of a `for`.
  void assign(const tree_node& target, const Value& x);

 private:
  Value joined(const tree_node& of);
  Value field(const tree_node& of);
  Value items(const tree_node& of);
  std::vector<Value> unpacked(std::span<const tree_node> parts);
  Value set(const tree_node& of);
  Value dict(const tree_node& of);
  Value chain(const tree_node& of);
  Value comparison_chain(const tree_node& of);
  Value logical(const tree_node& of, bool until);
  Value conditional(const tree_node& of);
  Value lambda(const tree_node& of);
  Value assignment(const tree_node& of);
  Value slice(const tree_node& of);
  Value name(const tree_node& of);
  Value comprehension(const tree_node& of);
  Value generator(const tree_node& of);

  Value trailers(const tree_node& of);
  struct call_arguments {
    std::vector<Value> positional;
    std::vector<keyword> keywords;
    [[nodiscard]] arguments view() const { return {positional, keywords}; }
  };
  call_arguments arguments_of(const tree_node& call);
  void add_mapping(call_arguments& out, const Value& mapping);
  /// Calls a method that changes a variable, or an item of one, in place; `count` trailers lead to it. Nothing when it
  /// is no such method.
  std::optional<Value> change(const tree_node& of, std::size_t count);
  Value* find_variable(std::string_view name);

  context& where_;
  tree_ptr tree_;
  frame_ptr frame_;
};

}  // namespace sipyco::expression
