// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::expression {

struct token {
  enum class form : std::uint8_t { end, newline, number, string, name, symbol };

  form kind = form::end;
  std::size_t offset = 0;
  std::string_view text{};
};

/// Cuts a text into Python's tokens. Throws SyntaxError.
class lexer {
 public:
  lexer(std::string_view text, std::size_t max_brackets) : text_(text), max_brackets_(max_brackets) {}

  [[nodiscard]] token next();
  /// Whether this symbol follows, and no longer one that begins with it; spaces aside.
  [[nodiscard]] bool is_next(std::string_view symbol) const;
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[noreturn]] void fail(const std::string& message, std::size_t offset, bool incomplete = false) const;

 private:
  struct bracket {
    char open;
    std::size_t offset;
  };
  [[nodiscard]] std::size_t skip_space(std::size_t at) const;
  [[nodiscard]] std::size_t symbol_length(std::size_t at) const;
  [[nodiscard]] std::size_t string_end(std::size_t quote) const;
  [[nodiscard]] token take(token::form kind, std::size_t end);
  token symbol();
  void open(char mark);
  void close(char mark);

  std::string_view text_;
  std::size_t max_brackets_;
  std::size_t at_ = 0;
  std::vector<bracket> brackets_;
};

}  // namespace sipyco::expression
