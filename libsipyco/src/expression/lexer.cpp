// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/lexer.hpp"

#include <sipyco/expression/errors.hpp>
#include "expression/characters.hpp"
#include "expression/number_literal.hpp"
#include "expression/string_literal.hpp"

#include <algorithm>

namespace sipyco::expression {

namespace {

constexpr std::string_view three[] = {"**=", "//=", ">>=", "<<=", "..."};
constexpr std::string_view two[] = {
    "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", ":="};
constexpr std::string_view one = "+-*/%@&|^~<>()[]{},:.;=";

char closing(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

}  // namespace

void lexer::fail(const std::string& message, std::size_t offset, bool incomplete) const {
  throw SyntaxError(message, text_, offset, incomplete);
}

std::size_t lexer::skip_space(std::size_t at) const {
  for (; at < text_.size(); ++at) {
    const char c = text_[at];
    if (c == '#') {
      at = std::min(text_.find_first_of("\r\n", at), text_.size());
      --at;
    } else if (c == '\\' && at + 1 < text_.size() && (text_[at + 1] == '\n' || text_[at + 1] == '\r')) {
      at += text_.substr(at + 1).starts_with("\r\n") ? 2 : 1;
    } else if (c == '\n' || c == '\r') {
      if (brackets_.empty()) return at;
    } else if (c != ' ' && c != '\t' && c != '\f') {
      return at;
    }
  }
  return at;
}

std::size_t lexer::symbol_length(std::size_t at) const {
  const auto rest = text_.substr(at);
  if (std::ranges::find(three, rest.substr(0, 3)) != std::end(three)) return 3;
  if (std::ranges::find(two, rest.substr(0, 2)) != std::end(two)) return 2;
  return !rest.empty() && one.find(rest[0]) != one.npos ? 1 : 0;
}

bool lexer::is_next(std::string_view symbol) const {
  const std::size_t at = skip_space(at_);
  return text_.substr(at, symbol_length(at)) == symbol;
}

token lexer::take(token::form kind, std::size_t end) {
  const std::size_t begin = std::exchange(at_, end);
  return {kind, begin, text_.substr(begin, end - begin)};
}

void lexer::open(char mark) {
  if (brackets_.size() == max_brackets_) fail("too many nested parentheses", at_);
  brackets_.push_back({mark, at_});
}

void lexer::close(char mark) {
  if (brackets_.empty()) fail(std::string("unmatched '") + mark + "'", at_);
  const char expected = brackets_.back().open;
  if (closing(expected) != mark)
    fail(std::string("closing parenthesis '") + mark + "' does not match opening parenthesis '" + expected + "'", at_);
  brackets_.pop_back();
}

token lexer::symbol() {
  const std::size_t length = symbol_length(at_);
  if (length == 0) fail("invalid syntax", at_);
  const char first = text_[at_];
  if (first == '(' || first == '[' || first == '{') open(first);
  if (first == ')' || first == ']' || first == '}') close(first);
  return take(token::form::symbol, at_ + length);
}

std::size_t lexer::string_end(std::size_t quote) const {
  const auto opening = text_.substr(quote, 3);
  const bool triple = opening.size() == 3 && opening[1] == opening[0] && opening[2] == opening[0];
  const auto mark = opening.substr(0, triple ? 3 : 1);
  for (std::size_t at = quote + mark.size(); at < text_.size(); ++at) {
    if (text_[at] == '\\')
      at += text_.substr(at + 1).starts_with("\r\n") ? 2 : 1;
    else if (text_.substr(at).starts_with(mark))
      return at + mark.size();
    else if (!triple && (text_[at] == '\n' || text_[at] == '\r'))
      break;
  }
  const auto line = 1 + std::ranges::count(text_.substr(0, triple ? text_.npos : quote), '\n');
  fail(std::string("unterminated ") + (triple ? "triple-quoted " : "") + "string literal (detected at line " +
           std::to_string(line) + ")",
       at_, triple);
}

token lexer::next() {
  at_ = skip_space(at_);
  if (at_ == text_.size()) {
    if (!brackets_.empty())
      fail(std::string("'") + brackets_.back().open + "' was never closed", brackets_.back().offset, true);
    return {token::form::end, at_};
  }
  const char c = text_[at_];
  if (c == '\n' || c == '\r') return take(token::form::newline, at_ + 1);
  if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))
    return take(token::form::number, number_literal_end(*this, at_));
  if (c == '"' || c == '\'') return take(token::form::string, string_end(at_));
  if (!is_name_start(c)) return symbol();
  std::size_t end = at_;
  while (end < text_.size() && is_name_part(text_[end])) ++end;
  const bool quoted = end < text_.size() && (text_[end] == '"' || text_[end] == '\'');
  if (quoted && is_string_prefix(text_.substr(at_, end - at_))) return take(token::form::string, string_end(end));
  return take(token::form::name, end);
}

}  // namespace sipyco::expression
