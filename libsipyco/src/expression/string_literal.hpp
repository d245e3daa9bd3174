// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco::expression {

/// The letters in front of a literal's quotes.
struct string_letters {
  bool raw = false;
  bool bytes = false;
  bool formatted = false;
};

[[nodiscard]] bool is_string_prefix(std::string_view letters) noexcept;

/// A literal taken apart; `body` is what stands between the quotes.
struct string_parts {
  string_letters letters;
  std::string_view body;
  std::size_t body_offset = 0;  // in the literal
};
[[nodiscard]] string_parts split_string_literal(std::string_view literal);

/// What a body stands for; throws SyntaxError for a bad escape, at `offset` of `text`.
[[nodiscard]] std::string unescaped(std::string_view body, string_letters letters, std::string_view text,
                                    std::size_t offset);

}  // namespace sipyco::expression
