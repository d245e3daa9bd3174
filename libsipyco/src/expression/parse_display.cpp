// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/parser.hpp"

#include <utility>

namespace sipyco::expression {

/// `()`, `(x)`, `(x, y)`, `(x for ...)`.
tree_node parser::group() {
  const nesting level(*this);
  tree_node out = make(node_kind::tuple);
  advance();
  if (accept_symbol(")")) return out;
  tree_node first = star_or_named();
  if (is_word("for") || is_word("async")) {
    out = comprehension(node_kind::generator, std::move(first));
    expect_symbol(")");
    return out;
  }
  if (!is_symbol(",")) {
    if (first.kind == node_kind::starred) in_.fail("cannot use starred expression here", first.offset);
    expect_symbol(")");
    return first;
  }
  out.parts.push_back(std::move(first));
  while (accept_symbol(",") && !is_symbol(")")) out.parts.push_back(star_or_named());
  expect_symbol(")");
  return out;
}

tree_node parser::list_display() {
  const nesting level(*this);
  tree_node out = make(node_kind::list);
  advance();
  if (accept_symbol("]")) return out;
  out.parts.push_back(star_or_named());
  if (is_word("for") || is_word("async")) {
    tree_node first = std::move(out.parts.front());
    out = comprehension(node_kind::list_comprehension, std::move(first));
  } else {
    while (accept_symbol(",") && !is_symbol("]")) out.parts.push_back(star_or_named());
  }
  expect_symbol("]");
  return out;
}

/// `key: value`, `**mapping`, or an element of a set.
tree_node parser::dict_item() {
  if (is_symbol("**")) {
    tree_node out = make(node_kind::double_starred);
    advance();
    out.parts.push_back(binary(0));
    return out;
  }
  tree_node key = star_or_named();
  if (!is_symbol(":") || key.kind == node_kind::starred) return key;
  tree_node out = make(node_kind::pair);
  advance();
  out.parts.push_back(std::move(key));
  out.parts.push_back(expression());
  return out;
}

tree_node parser::brace_display() {
  const nesting level(*this);
  tree_node out = make(node_kind::dict);
  advance();
  if (accept_symbol("}")) return out;
  tree_node first = dict_item();
  const bool dict = first.kind == node_kind::pair || first.kind == node_kind::double_starred;
  if (is_word("for") || is_word("async")) {
    if (first.kind == node_kind::double_starred) fail("dict unpacking cannot be used in dict comprehension");
    const auto which = dict ? node_kind::dict_comprehension : node_kind::set_comprehension;
    out = comprehension(which, std::move(first));
  } else {
    out.kind = dict ? node_kind::dict : node_kind::set;
    out.parts.push_back(std::move(first));
    while (accept_symbol(",") && !is_symbol("}")) {
      out.parts.push_back(dict_item());
      const auto kind = out.parts.back().kind;
      if ((kind == node_kind::pair || kind == node_kind::double_starred) != dict)
        in_.fail(dict ? "':' expected after dictionary key" : "invalid syntax", out.parts.back().offset);
    }
  }
  expect_symbol("}");
  return out;
}

tree_node parser::comprehension(node_kind which, tree_node element) {
  if (element.kind == node_kind::starred)
    in_.fail("iterable unpacking cannot be used in comprehension", element.offset);
  tree_node out = make(which);
  out.parts.push_back(std::move(element));
  if (is_word("async")) fail("asynchronous comprehensions are not supported");
  while (is_word("for") || is_word("if")) {
    if (is_word("for")) {
      out.parts.push_back(loop());
      continue;
    }
    tree_node filter = make(node_kind::filter);
    advance();
    filter.parts.push_back(some());
    out.parts.push_back(std::move(filter));
  }
  return out;
}

tree_node parser::loop() {
  tree_node out = make(node_kind::loop);
  advance();
  out.parts.push_back(target_list());
  if (!accept_word("in")) fail();
  const bool outside = std::exchange(in_iterable_, true);
  out.parts.push_back(some());
  in_iterable_ = outside;
  return out;
}

tree_node parser::target_list() {
  const auto item = [this] {
    if (!is_symbol("*")) return target(binary(0));
    tree_node starred = make(node_kind::starred);
    advance();
    starred.parts.push_back(target(binary(0)));
    return starred;
  };
  tree_node out = make(node_kind::tuple);
  out.parts.push_back(item());
  const bool one = !is_symbol(",");
  while (accept_symbol(",") && !is_word("in")) out.parts.push_back(item());
  if (!one) return out;
  if (out.parts.front().kind == node_kind::starred) fail("starred assignment target must be in a list or tuple");
  tree_node first = std::move(out.parts.front());
  return first;
}

/// What was parsed as an expression, if it can be assigned to.
tree_node parser::target(tree_node parsed) const {
  switch (parsed.kind) {
    case node_kind::name: return parsed;
    case node_kind::starred: parsed.parts.front() = target(std::move(parsed.parts.front())); return parsed;
    case node_kind::tuple:
    case node_kind::list:
      for (tree_node& item : parsed.parts) item = target(std::move(item));
      return parsed;
    default: in_.fail("only names can be assigned to here", parsed.offset);
  }
}

}  // namespace sipyco::expression
