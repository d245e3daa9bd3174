// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/parser.hpp"

#include <array>

namespace sipyco::expression {

namespace {

struct infix {
  std::string_view symbol;
  binary_operator which;
};

/// From `|`, which binds least, to `*`.
constexpr int levels = 6;
constexpr std::array<infix, 12> operators[] = {
    {{{"|", binary_operator::bit_or}}},
    {{{"^", binary_operator::bit_xor}}},
    {{{"&", binary_operator::bit_and}}},
    {{{"<<", binary_operator::left_shift}, {">>", binary_operator::right_shift}}},
    {{{"+", binary_operator::add}, {"-", binary_operator::subtract}}},
    {{{"*", binary_operator::multiply},
      {"/", binary_operator::true_divide},
      {"//", binary_operator::floor_divide},
      {"%", binary_operator::modulo},
      {"@", binary_operator::matmul}}},
};

std::optional<binary_operator> infix_at(int level, const token& at) {
  if (at.kind != token::form::symbol) return {};
  for (const auto& [symbol, which] : operators[level])
    if (!symbol.empty() && symbol[0] == at.text[0] && symbol == at.text) return which;
  return {};
}

}  // namespace

tree_node parser::binary(int level) {
  if (level == levels) return unary();
  tree_node first = binary(level + 1);
  tree_node out = make(node_kind::chain);
  while (const auto which = infix_at(level, current_)) {
    advance();
    if (out.parts.empty()) out.parts.push_back(std::move(first));
    out.parts.push_back(binary(level + 1));
    out.parts.back().link = static_cast<std::uint8_t>(*which);
  }
  if (out.parts.empty()) return first;
  return out;
}

tree_node parser::unary() {
  const bool signs = is_symbol("-") || is_symbol("+") || is_symbol("~");
  if (!signs) return power();
  const nesting level(*this);
  tree_node out = make(node_kind::unary);
  const auto which = is_symbol("-")   ? unary_operator::negative
                     : is_symbol("+") ? unary_operator::positive
                                      : unary_operator::invert;
  out.detail = static_cast<std::uint8_t>(which);
  advance();
  out.parts.push_back(unary());
  return out;
}

tree_node parser::power() {
  tree_node base = trailers();
  if (!is_symbol("**")) return base;
  const nesting level(*this);
  tree_node out = make(node_kind::chain);
  advance();
  out.parts.push_back(std::move(base));
  out.parts.push_back(unary());
  out.parts.back().link = static_cast<std::uint8_t>(binary_operator::power);
  return out;
}

tree_node parser::trailers() {
  tree_node primary = atom();
  tree_node out = make(node_kind::trailers);
  while (current_.kind == token::form::symbol) {
    if (is_symbol("(")) {
      if (out.parts.empty()) out.parts.push_back(std::move(primary));
      out.parts.push_back(call());
    } else if (is_symbol("[")) {
      if (out.parts.empty()) out.parts.push_back(std::move(primary));
      out.parts.push_back(subscript());
    } else if (is_symbol(".")) {
      if (out.parts.empty()) out.parts.push_back(std::move(primary));
      tree_node attribute = make(node_kind::attribute);
      advance();
      attribute.value = Value(identifier());
      out.parts.push_back(std::move(attribute));
    } else {
      break;
    }
  }
  if (out.parts.empty()) return primary;
  return out;
}

}  // namespace sipyco::expression
