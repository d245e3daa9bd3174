// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/f_string.hpp"

#include <sipyco/expression/errors.hpp>
#include "expression/characters.hpp"
#include "expression/parser.hpp"
#include "expression/string_literal.hpp"

namespace sipyco::expression {

namespace {

constexpr std::size_t max_format_nesting = 2;  // Python's

char at_or_nul(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

}  // namespace

void add_text(tree_node& joined, const std::string& text) {
  if (joined.parts.empty() || joined.parts.back().kind != node_kind::constant)
    joined.parts.push_back({.offset = joined.offset, .value = Value::str_unchecked(text)});
  else if (!text.empty())
    joined.parts.back().value = Value::str_unchecked(std::string(joined.parts.back().value.as_str()) + text);
}

void f_string_parser::parse(tree_node& out, std::string_view body, std::size_t offset) {
  offset_ = offset;
  std::size_t at = 0;
  parse_part(out, body, at, 0);
  if (at < body.size()) fail("f-string: single '}' is not allowed", at);
}

/// Up to the end, or in a format specification to its `}`.
void f_string_parser::parse_part(tree_node& out, std::string_view body, std::size_t& at, std::size_t nesting) {
  while (at < body.size()) {
    literal(out, body, at, nesting);
    if (at_or_nul(body, at) != '{') return;
    if (nesting >= max_format_nesting) fail("f-string: expressions nested too deeply", at);
    field(out, body, at, nesting);
  }
}

/// Text up to a field or an end; doubled braces stand for one.
void f_string_parser::literal(tree_node& out, std::string_view body, std::size_t& at, std::size_t nesting) {
  while (at < body.size()) {
    std::size_t end = at;
    while (end < body.size() && body[end] != '{' && body[end] != '}') {
      // The braces of \N{...} are no field; the escape is refused where it is read.
      if (!raw_ && body[end] == '\\' && end + 1 < body.size() && body[end + 1] != '{' && body[end + 1] != '}') ++end;
      ++end;
    }
    add_text(out, unescaped(body.substr(at, end - at), {.raw = raw_}, in_.text(), offset_ + at));
    at = end;
    if (at == body.size() || nesting > 0 || at_or_nul(body, at + 1) != body[at]) return;
    add_text(out, std::string(1, body[at]));
    at += 2;
  }
}

std::size_t f_string_parser::nested_string_end(std::string_view body, std::size_t at) const {
  const auto triple = body.substr(at, 3);
  const bool long_quote = triple == "'''" || triple == "\"\"\"";
  const auto mark = body.substr(at, long_quote ? 3 : 1);
  const auto end = body.find(mark, at + mark.size());
  if (end == body.npos) fail("f-string: unterminated string", at);
  return end + mark.size();
}

/// Where the expression that begins here ends: at `}`, `!`, `:` or `=` outside of brackets and strings.
std::size_t f_string_parser::expression_end(std::string_view body, std::size_t at) const {
  std::size_t brackets = 0;
  while (at < body.size()) {
    const char c = body[at];
    if (c == '\\') fail("f-string expression part cannot include a backslash", at);
    if (c == '#') fail("f-string expression part cannot include '#'", at);
    if (c == '\'' || c == '"') {
      at = nested_string_end(body, at);
      continue;
    }
    if (c == '(' || c == '[' || c == '{') ++brackets;
    if (brackets == 0) {
      if (c == '!' && at_or_nul(body, at + 1) == '=') {
        at += 2;
        continue;
      }
      if (c == '=' || c == '<' || c == '>') {
        const bool doubled = at_or_nul(body, at + 1) == '=';
        if (c == '=' && !doubled) return at;
        at += doubled ? 2 : 1;
        continue;
      }
      if (c == '}' || c == '!' || c == ':') return at;
      if (c == ')' || c == ']') fail(std::string("f-string: unmatched '") + c + "'", at);
    } else if (c == ')' || c == ']' || c == '}') {
      --brackets;
    }
    ++at;
  }
  fail("f-string: expecting '}'", at);
}

tree_node f_string_parser::field_expression(std::string_view source, std::size_t at) {
  if (skip_spaces(source, 0) == source.size()) fail("f-string: empty expression not allowed", at);
  // In parentheses, as in Python: line ends are white space.
  const std::string wrapped = "(" + std::string(source) + ")";
  try {
    return parser(wrapped, allowed_, depth_ + 1).parse_all();
  } catch (const SyntaxError& error) {
    fail(std::string("f-string: ") + error.what(), at + (error.offset() > 0 ? error.offset() - 1 : 0));
  }
}

/// `at` is at the opening brace.
void f_string_parser::field(tree_node& out, std::string_view body, std::size_t& at, std::size_t nesting) {
  tree_node made{.kind = node_kind::field, .offset = static_cast<std::uint32_t>(offset_ + at)};
  const std::size_t begin = ++at;
  at = expression_end(body, at);
  made.parts.push_back(field_expression(body.substr(begin, at - begin), begin));
  const bool shows_source = at_or_nul(body, at) == '=';
  if (shows_source) {
    at = skip_spaces(body, at + 1);
    add_text(out, std::string(body.substr(begin, at - begin)));
  }
  if (at_or_nul(body, at) == '!') {
    const char conversion = at_or_nul(body, at + 1);
    if (conversion != 's' && conversion != 'r' && conversion != 'a')
      fail("f-string: invalid conversion character: expected 's', 'r', or 'a'", at);
    made.detail = static_cast<std::uint8_t>(conversion);
    at += 2;
  }
  if (at_or_nul(body, at) == ':') {
    tree_node format{.kind = node_kind::joined, .offset = made.offset};
    parse_part(format, body, ++at, nesting + 1);
    made.parts.push_back(std::move(format));
  } else if (shows_source && made.detail == 0) {
    made.detail = 'r';
  }
  if (at_or_nul(body, at) != '}') fail("f-string: expecting '}'", at);
  ++at;
  out.parts.push_back(std::move(made));
}

}  // namespace sipyco::expression
