// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/parser.hpp"

namespace sipyco::expression {

tree_node parser::lambda() {
  tree_node out = make(node_kind::lambda);
  out.parts.emplace_back();  // the body's place
  advance();
  out = parameters(std::move(out));
  expect_symbol(":");
  out.parts.front() = expression();
  return out;
}

namespace {

void make_positional_only(tree_node& lambda) {
  for (std::size_t i = 1; i < lambda.parts.size(); ++i)
    lambda.parts[i].detail = static_cast<std::uint8_t>(parameter_kind::positional_only);
}

}  // namespace

tree_node parser::parameters(tree_node out) {
  auto kind = parameter_kind::plain;
  bool defaults = false;
  while (!is_symbol(":")) {
    if (is_symbol("/")) {
      if (kind != parameter_kind::plain || out.parts.size() == 1 || in_.is_next("/")) fail();
      make_positional_only(out);
      advance();
    } else if (is_symbol("*") && in_.is_next(",")) {
      if (kind != parameter_kind::plain) fail();
      kind = parameter_kind::keyword_only;
      advance();
    } else {
      tree_node added = parameter(kind);
      for (std::size_t i = 1; i < out.parts.size(); ++i)
        if (out.parts[i].name() == added.name())
          in_.fail("duplicate argument '" + std::string(added.name()) + "' in function definition", added.offset);
      if (kind == parameter_kind::plain && defaults && added.parts.empty())
        in_.fail("non-default argument follows default argument", added.offset);
      defaults |= !added.parts.empty();
      out.parts.push_back(std::move(added));
    }
    if (!accept_symbol(",")) break;
  }
  return out;
}

/// One parameter; `kind` becomes that of those which follow.
tree_node parser::parameter(parameter_kind& kind) {
  tree_node out = make(node_kind::parameter);
  auto own = kind;
  if (kind == parameter_kind::keywords) fail("arguments cannot follow var-keyword argument");
  if (is_symbol("**")) {
    own = kind = parameter_kind::keywords;
    advance();
  } else if (is_symbol("*")) {
    if (kind != parameter_kind::plain) fail("* argument may appear only once");
    own = parameter_kind::variadic;
    kind = parameter_kind::keyword_only;
    advance();
  }
  out.detail = static_cast<std::uint8_t>(own);
  out.value = Value(identifier());
  const bool plain = own == parameter_kind::plain || own == parameter_kind::keyword_only;
  if (plain && accept_symbol("=")) out.parts.push_back(expression());
  return out;
}

}  // namespace sipyco::expression
