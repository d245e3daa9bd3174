// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/lexer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sipyco::expression {

/// Where the number that begins at an offset ends. Throws SyntaxError.
[[nodiscard]] std::size_t number_literal_end(const lexer& in, std::size_t at);

/// The value of such a literal, or in `error` why it has none.
[[nodiscard]] Value number_literal(std::string_view literal, std::string& error);

/// The digits without the underscores between them; nothing where those stand wrong.
[[nodiscard]] std::optional<std::string> without_underscores(std::string_view digits);

}  // namespace sipyco::expression
