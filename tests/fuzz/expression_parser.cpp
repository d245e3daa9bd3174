// SPDX-License-Identifier: LGPL-3.0-or-later
// Texts for the lexer and parser: parentheses and line ends around an expression do not change its tree.
#include "expression/tree.hpp"
#include "fuzz/expression_oracle.hpp"

#include <cstdint>

namespace {

using namespace sipyco;
using expression::tree_node;

bool same(const tree_node& a, const tree_node& b) {
  if (a.kind != b.kind || a.detail != b.detail || a.link != b.link || a.parts.size() != b.parts.size()) return false;
  if (a.value.kind() != b.value.kind() || !(a.value == b.value)) return false;  // no literal is a NaN
  for (std::size_t i = 0; i < a.parts.size(); ++i)
    if (!same(a.parts[i], b.parts[i])) return false;
  return true;
}

std::optional<expression::parsed_expression> parsed(std::string_view text, std::size_t brackets) {
  expression::limits allowed;
  allowed.max_brackets = brackets;
  allowed.max_depth = 300 + brackets;
  try {
    return expression::parse(text, allowed);
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto plain = parsed(text, 200);
  if (!plain) return 0;
  const auto wrapped = parsed("(\n" + text + "\n)", 202);
  fuzz::require_of(wrapped.has_value(), "an expression may stand in parentheses", text);
  fuzz::require_of(same(*plain->tree(), *wrapped->tree()), "parentheses change nothing", text);
  return 0;
}
