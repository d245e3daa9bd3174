// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sipyco::rpctool {

/// What a line of a session asks for, before anything is known of its names.
struct statement {
  enum class kind {
    nothing,     ///< blank, or a comment
    expression,  ///< `text`
    assignment,  ///< `text` to `targets`
    help,        ///< about `text`, or in general
    leave,       ///< `exit`, `quit`
  };
  kind what = kind::nothing;
  std::string text = {};
  /// More than one unpack a sequence.
  std::vector<std::string> targets = {};
};

/// Reads `x = EXPR`, `a, b = EXPR`, `x += EXPR`, `help NAME`, `NAME?`, `?NAME`, `exit`; anything else is an expression.
[[nodiscard]] statement read_statement(std::string_view line);

[[nodiscard]] bool is_identifier(std::string_view text) noexcept;

}  // namespace sipyco::rpctool
