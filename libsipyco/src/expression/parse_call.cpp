// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/parser.hpp"

#include <algorithm>

namespace sipyco::expression {

tree_node parser::call() {
  const nesting level(*this);
  tree_node out = make(node_kind::call);
  advance();
  while (!is_symbol(")")) {
    tree_node argument = call_argument();
    check_argument_order(out, argument);
    const bool bare_generator = is_word("for") || is_word("async");
    if (bare_generator) {
      const std::size_t offset = argument.offset;
      argument = comprehension(node_kind::generator, std::move(argument));
      if (!out.parts.empty() || (is_symbol(",") && !in_.is_next(")")))
        in_.fail("Generator expression must be parenthesized", offset);
    }
    out.parts.push_back(std::move(argument));
    if (!accept_symbol(",")) break;
  }
  expect_symbol(")");
  return out;
}

tree_node parser::call_argument() {
  if (is_symbol("*") || is_symbol("**")) {
    tree_node out = make(is_symbol("*") ? node_kind::starred : node_kind::double_starred);
    advance();
    out.parts.push_back(expression());
    return out;
  }
  if (current_.kind != token::form::name || !in_.is_next("=")) return named();
  tree_node out = make(node_kind::keyword);
  if (is_keyword(current_.text))
    fail((is_word("True") || is_word("False") || is_word("None")) ? "cannot assign to " + std::string(current_.text)
                                                                  : "invalid syntax");
  out.value = Value(identifier());
  advance();
  out.parts.push_back(expression());
  return out;
}

void parser::check_argument_order(const tree_node& call, const tree_node& next) const {
  const auto& given = call.parts;
  const auto has = [&](node_kind which) { return std::ranges::find(given, which, &tree_node::kind) != given.end(); };
  if (next.kind == node_kind::keyword) {
    for (const tree_node& other : given)
      if (other.kind == node_kind::keyword && other.name() == next.name())
        in_.fail("keyword argument repeated: " + std::string(next.name()), next.offset);
    return;
  }
  if (next.kind == node_kind::double_starred) return;
  if (has(node_kind::double_starred))
    in_.fail(next.kind == node_kind::starred ? "iterable argument unpacking follows keyword argument unpacking"
                                             : "positional argument follows keyword argument unpacking",
             next.offset);
  if (next.kind != node_kind::starred && has(node_kind::keyword))
    in_.fail("positional argument follows keyword argument", next.offset);
}

tree_node parser::subscript() {
  const nesting level(*this);
  tree_node out = make(node_kind::subscript);
  advance();
  tree_node first = subscript_item();
  if (is_symbol(",") || first.kind == node_kind::starred) {
    tree_node items = make(node_kind::tuple);
    items.parts.push_back(std::move(first));
    while (accept_symbol(",") && !is_symbol("]")) items.parts.push_back(subscript_item());
    first = std::move(items);
  }
  out.parts.push_back(std::move(first));
  expect_symbol("]");
  return out;
}

/// A part of a slice that may be missing.
tree_node parser::slice_part() {
  if (is_symbol(":") || is_symbol(",") || is_symbol("]")) return make(node_kind::constant);
  return expression();
}

tree_node parser::subscript_item() {
  tree_node out = make(node_kind::slice);
  tree_node start = is_symbol(":") ? make(node_kind::constant) : star_or_named();
  if (!is_symbol(":")) return start;
  advance();
  out.parts.push_back(std::move(start));
  out.parts.push_back(slice_part());
  out.parts.push_back(accept_symbol(":") ? slice_part() : make(node_kind::constant));
  return out;
}

}  // namespace sipyco::expression
