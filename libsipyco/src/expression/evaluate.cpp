// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/expression/evaluate.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/expression/budget.hpp>
#include <sipyco/expression/errors.hpp>
#include "base/utf8.hpp"
#include "expression/evaluator.hpp"
#include "expression/frame.hpp"
#include "expression/nested.hpp"
#include "expression/numpy/operators.hpp"
#include "expression/parser.hpp"

#include <cstdint>

namespace sipyco::expression {

namespace {

std::size_t checked_begin(std::string_view text, const limits& allowed) {
  if (text.size() > allowed.max_text_bytes || text.size() >= UINT32_MAX)
    throw LimitError("bytes of an expression", "max_text_bytes", allowed.max_text_bytes);
  if (const std::size_t bad = base::find_invalid_wtf8(text); bad < text.size())
    throw SyntaxError("the text is not valid UTF-8", text, bad);
  if (const std::size_t nul = text.find('\0'); nul != text.npos)
    throw SyntaxError("source code cannot contain null bytes", text, nul);
  return std::min(text.find_first_not_of(" \t"), text.size());
}

}  // namespace

std::string_view parsed_expression::bare_name() const noexcept {
  return tree_->kind == node_kind::name ? tree_->name() : std::string_view();
}

std::string_view parsed_expression::called_name() const noexcept {
  const auto& parts = tree_->parts;
  const bool is_call = tree_->kind == node_kind::trailers && parts.size() == 2 && parts[0].kind == node_kind::name &&
                       parts[1].kind == node_kind::call;
  return is_call ? parts[0].name() : std::string_view();
}

parsed_expression parse(std::string_view text, const limits& allowed) {
  const std::size_t begin = checked_begin(text, allowed);
  return parsed_expression(std::make_shared<const tree_node>(parser(text.substr(begin), allowed).parse_all()));
}

statement parse_statement(std::string_view text, const limits& allowed) {
  const std::size_t begin = checked_begin(text, allowed);
  lexer look(text.substr(begin), allowed.max_brackets);
  const token name = look.next();
  if (name.kind != token::form::name || is_keyword(name.text) || !look.is_next("=")) return {{}, parse(text, allowed)};
  const std::size_t behind = look.next().offset + 1;
  return {std::string(name.text), parse(text.substr(begin + behind), allowed)};
}

session::session() : frames_(std::make_unique<frame_keeper>()) {}
session::~session() = default;

Value session::evaluate(const parsed_expression& what, const scope& names, const limits& allowed) {
  budget spending(allowed);
  context where(spending, names, *frames_);
  const auto variables = std::make_shared<frame>(nullptr, false);
  Value out = evaluator(where, what.tree(), variables).run(*what.tree());
  charge_parts(spending, out);
  return out;
}

Value evaluate(std::string_view text, const scope& names, const limits& allowed) {
  return session().evaluate(parse(text, allowed), names, allowed);
}

std::vector<std::string_view> numpy_names() { return numpy::module().list_names(); }

}  // namespace sipyco::expression
