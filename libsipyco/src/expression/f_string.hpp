// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression/limits.hpp>
#include "expression/lexer.hpp"
#include "expression/tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco::expression {

/// Appends text to a `joined` node: to the constant at its end, if there is one.
void add_text(tree_node& joined, const std::string& text);

/// Takes the body of an f-string apart, by Python 3.11's rules: the literal ended before its fields were looked at.
class f_string_parser {
 public:
  f_string_parser(const lexer& in, const limits& allowed, std::size_t depth, bool raw)
      : in_(in), allowed_(allowed), depth_(depth), raw_(raw) {}

  /// Appends constants and fields to a `joined` node; `offset` is that of the body in the lexer's text.
  void parse(tree_node& out, std::string_view body, std::size_t offset);

 private:
  void parse_part(tree_node& out, std::string_view body, std::size_t& at, std::size_t nesting);
  void literal(tree_node& out, std::string_view body, std::size_t& at, std::size_t nesting);
  void field(tree_node& out, std::string_view body, std::size_t& at, std::size_t nesting);
  tree_node field_expression(std::string_view source, std::size_t at);
  [[nodiscard]] std::size_t expression_end(std::string_view body, std::size_t at) const;
  [[nodiscard]] std::size_t nested_string_end(std::string_view body, std::size_t at) const;
  [[noreturn]] void fail(const std::string& message, std::size_t at) const { in_.fail(message, offset_ + at); }

  const lexer& in_;
  const limits& allowed_;
  std::size_t depth_;
  bool raw_;
  std::size_t offset_ = 0;
};

}  // namespace sipyco::expression
