// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/parser.hpp"

#include <sipyco/base/error.hpp>

#include <algorithm>

namespace sipyco::expression {

namespace {

constexpr std::string_view keywords[] = {"False",  "None",   "True",    "and",      "as",       "assert", "async",
                                         "await",  "break",  "class",   "continue", "def",      "del",    "elif",
                                         "else",   "except", "finally", "for",      "from",     "global", "if",
                                         "import", "in",     "is",      "lambda",   "nonlocal", "not",    "or",
                                         "pass",   "raise",  "return",  "try",      "while",    "with",   "yield"};

}  // namespace

bool is_keyword(std::string_view name) noexcept { return std::ranges::binary_search(keywords, name); }

parser::nesting::nesting(parser& owner) : owner_(owner) {
  if (++owner.depth_ <= owner.allowed_.max_depth) return;
  --owner.depth_;
  throw LimitError("operations inside each other", "max_depth", owner.allowed_.max_depth);
}

parser::parser(std::string_view text, const limits& allowed, std::size_t depth)
    : allowed_(allowed), in_(text, allowed.max_brackets), depth_(depth) {
  advance();
}

tree_node parser::make(node_kind kind) const {
  return {.kind = kind, .offset = static_cast<std::uint32_t>(current_.offset)};
}

bool parser::accept_symbol(std::string_view text) {
  if (!is_symbol(text)) return false;
  advance();
  return true;
}

bool parser::accept_word(std::string_view text) {
  if (!is_word(text)) return false;
  advance();
  return true;
}

void parser::expect_symbol(std::string_view text) {
  if (accept_symbol(text)) return;
  const bool ended = current_.kind == token::form::end;
  fail(ended ? "unexpected end of the expression: '" + std::string(text) + "' is missing"
             : "invalid syntax: '" + std::string(text) + "' is missing");
}

std::string parser::identifier() {
  if (current_.kind != token::form::name || is_keyword(current_.text)) fail();
  std::string out(current_.text);
  advance();
  return out;
}

tree_node parser::parse_all() {
  while (current_.kind == token::form::newline) advance();
  tree_node out = expressions();
  while (current_.kind == token::form::newline) advance();
  if (current_.kind != token::form::end) fail();
  return out;
}

tree_node parser::expressions() {
  tree_node out = make(node_kind::tuple);
  tree_node first = expression();
  if (!is_symbol(",")) return first;
  out.parts.push_back(std::move(first));
  while (accept_symbol(",") && current_.kind != token::form::end && current_.kind != token::form::newline)
    out.parts.push_back(expression());
  return out;
}

tree_node parser::star_or_named() {
  if (!is_symbol("*")) return named();
  tree_node out = make(node_kind::starred);
  advance();
  out.parts.push_back(binary(0));
  return out;
}

tree_node parser::named() {
  if (current_.kind != token::form::name || is_keyword(current_.text) || !in_.is_next(":=")) return expression();
  if (in_iterable_) fail("assignment expression cannot be used in a comprehension iterable expression");
  tree_node out = make(node_kind::assignment);
  out.value = Value(identifier());
  advance();
  out.parts.push_back(expression());
  return out;
}

tree_node parser::expression() {
  const nesting level(*this);
  if (is_word("lambda")) return lambda();
  tree_node value = some();
  if (!is_word("if")) return value;
  tree_node out = make(node_kind::conditional);
  advance();
  out.parts.push_back(some());
  out.parts.push_back(std::move(value));
  if (!accept_word("else")) fail("expected 'else' after 'if' expression");
  out.parts.push_back(expression());
  return out;
}

tree_node parser::some() {
  tree_node first = every();
  if (!is_word("or")) return first;
  tree_node out = make(node_kind::some);
  out.parts.push_back(std::move(first));
  while (accept_word("or")) out.parts.push_back(every());
  return out;
}

tree_node parser::every() {
  tree_node first = negation();
  if (!is_word("and")) return first;
  tree_node out = make(node_kind::every);
  out.parts.push_back(std::move(first));
  while (accept_word("and")) out.parts.push_back(negation());
  return out;
}

tree_node parser::negation() {
  if (!is_word("not")) return comparison();
  const nesting level(*this);
  tree_node out = make(node_kind::negation);
  advance();
  out.parts.push_back(negation());
  return out;
}

std::optional<comparison_operator> parser::comparison_symbol() {
  static constexpr std::string_view symbols[] = {"==", "!=", "<", "<=", ">", ">="};
  if (current_.kind == token::form::symbol) {
    const auto* found = std::ranges::find(symbols, current_.text);
    if (found == std::end(symbols)) return {};
    advance();
    return static_cast<comparison_operator>(found - std::begin(symbols));
  }
  if (accept_word("in")) return comparison_operator::in;
  if (accept_word("is")) return accept_word("not") ? comparison_operator::is_not : comparison_operator::is;
  if (!is_word("not")) return {};
  advance();
  if (!accept_word("in")) fail();
  return comparison_operator::not_in;
}

tree_node parser::comparison() {
  tree_node first = binary(0);
  tree_node out = make(node_kind::comparison);
  while (const auto which = comparison_symbol()) {
    if (out.parts.empty()) out.parts.push_back(std::move(first));
    out.parts.push_back(binary(0));
    out.parts.back().link = static_cast<std::uint8_t>(*which);
  }
  if (out.parts.empty()) return first;
  return out;
}

}  // namespace sipyco::expression
