// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/limits.hpp>
#include "expression/lexer.hpp"
#include "expression/operator.hpp"
#include "expression/tree.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sipyco::expression {

/// Makes a tree of a text by Python's grammar of expressions. Throws SyntaxError, and LimitError for what is nested too
/// deeply.
class parser {
 public:
  /// `depth` is how deep the text stands in another one: the fields of an f-string are parsed apart.
  parser(std::string_view text, const limits& allowed, std::size_t depth = 0);

  /// The whole text as one expression, a tuple without parentheses included.
  [[nodiscard]] tree_node parse_all();

 private:
  // One level of precedence each.
  tree_node expressions();
  tree_node star_or_named();
  tree_node named();
  tree_node expression();
  tree_node lambda();
  tree_node some();
  tree_node every();
  tree_node negation();
  tree_node comparison();
  tree_node binary(int level);
  tree_node unary();
  tree_node power();
  tree_node trailers();
  tree_node atom();

  tree_node group();
  tree_node list_display();
  tree_node brace_display();
  tree_node dict_item();
  tree_node set_or_dict(tree_node first);
  tree_node comprehension(node_kind which, tree_node element);
  tree_node loop();
  tree_node target_list();
  tree_node target(tree_node parsed) const;
  tree_node call();
  tree_node call_argument();
  void check_argument_order(const tree_node& call, const tree_node& next) const;
  tree_node subscript();
  tree_node subscript_item();
  tree_node slice_part();
  tree_node parameters(tree_node out);
  tree_node parameter(parameter_kind& kind);
  tree_node strings();
  tree_node constant_name();

  std::optional<comparison_operator> comparison_symbol();

  void advance() { current_ = in_.next(); }
  [[nodiscard]] bool is_symbol(std::string_view text) const noexcept {
    return current_.kind == token::form::symbol && current_.text == text;
  }
  [[nodiscard]] bool is_word(std::string_view text) const noexcept {
    return current_.kind == token::form::name && current_.text == text;
  }
  bool accept_symbol(std::string_view text);
  bool accept_word(std::string_view text);
  void expect_symbol(std::string_view text);
  [[noreturn]] void fail(const std::string& message = "invalid syntax") const { in_.fail(message, current_.offset); }
  [[nodiscard]] tree_node make(node_kind kind) const;
  [[nodiscard]] std::string identifier();

  class nesting;

  const limits& allowed_;
  lexer in_;
  token current_;
  std::size_t depth_;
  bool in_iterable_ = false;  // behind the `in` of a comprehension
};

/// One level of recursion; throws when there are too many.
class parser::nesting {
 public:
  explicit nesting(parser& owner);
  nesting(const nesting&) = delete;
  nesting& operator=(const nesting&) = delete;
  ~nesting() { --owner_.depth_; }

 private:
  parser& owner_;
};

[[nodiscard]] bool is_keyword(std::string_view name) noexcept;

}  // namespace sipyco::expression
