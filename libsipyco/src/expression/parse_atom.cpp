// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/ellipsis.hpp"
#include "expression/f_string.hpp"
#include "expression/number_literal.hpp"
#include "expression/parser.hpp"
#include "expression/string_literal.hpp"

namespace sipyco::expression {

tree_node parser::atom() {
  switch (current_.kind) {
    case token::form::number: {
      tree_node out = make(node_kind::constant);
      std::string error;
      out.value = number_literal(current_.text, error);
      if (!error.empty()) fail(error);
      advance();
      return out;
    }
    case token::form::string: return strings();
    case token::form::name: return constant_name();
    case token::form::symbol: break;
    case token::form::end: fail(in_.text().empty() ? "the expression is empty" : "unexpected end of the expression");
    case token::form::newline: fail();
  }
  if (is_symbol("(")) return group();
  if (is_symbol("[")) return list_display();
  if (is_symbol("{")) return brace_display();
  if (!is_symbol("...")) fail();
  tree_node out = make(node_kind::constant);
  out.value = ellipsis_value();
  advance();
  return out;
}

tree_node parser::constant_name() {
  tree_node out = make(node_kind::constant);
  if (is_word("True") || is_word("False"))
    out.value = Value(is_word("True"));
  else if (!is_word("None"))
    out.kind = node_kind::name;
  if (out.kind == node_kind::name)
    out.value = Value(identifier());
  else
    advance();
  return out;
}

tree_node parser::strings() {
  tree_node joined = make(node_kind::joined);
  std::string text;
  bool formatted = false;
  const bool bytes = split_string_literal(current_.text).letters.bytes;
  for (; current_.kind == token::form::string; advance()) {
    const auto parts = split_string_literal(current_.text);
    const auto offset = current_.offset + parts.body_offset;
    if (parts.letters.bytes != bytes) fail("cannot mix bytes and nonbytes literals");
    formatted |= parts.letters.formatted;
    if (parts.letters.formatted)
      f_string_parser(in_, allowed_, depth_, parts.letters.raw).parse(joined, parts.body, offset);
    else if (bytes)
      text += unescaped(parts.body, parts.letters, in_.text(), offset);
    else
      add_text(joined, unescaped(parts.body, parts.letters, in_.text(), offset));
  }
  if (formatted) return joined;
  joined.kind = node_kind::constant;
  joined.value = bytes ? Value::bytes(text) : joined.parts.empty() ? Value("") : joined.parts.front().value;
  joined.parts.clear();
  return joined;
}

}  // namespace sipyco::expression
