// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/statement.hpp"

#include <algorithm>
#include <optional>

namespace sipyco::rpctool {

namespace {

using kind = statement::kind;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n\f";
  const auto begin = std::min(text.find_first_not_of(blank), text.size());
  return text.substr(begin, text.find_last_not_of(blank) + 1 - begin);
}

// `a`, or `a, b`; empty for anything else.
std::vector<std::string> read_targets(std::string_view text) {
  std::vector<std::string> out;
  while (true) {
    const auto comma = std::min(text.find(','), text.size());
    const auto name = trimmed(text.substr(0, comma));
    if (!is_identifier(name)) return {};
    out.emplace_back(name);
    if (comma == text.size()) return out;
    text.remove_prefix(comma + 1);
  }
}

constexpr std::string_view operators[] = {"**", "//", "<<", ">>", "+", "-", "*", "/", "%", "@", "&", "|", "^"};

// `x OP= EXPR` is `x = x OP (EXPR)`.
std::optional<statement> read_augmented(std::string_view left, std::string_view right) {
  for (const auto op : operators) {
    if (!left.ends_with(op)) continue;
    const auto name = trimmed(left.substr(0, left.size() - op.size()));
    if (!is_identifier(name)) return std::nullopt;
    std::string text(name);
    text.append(" ").append(op).append(" (").append(right).append(")");
    return statement{kind::assignment, text, {std::string(name)}};
  }
  return std::nullopt;
}

std::optional<statement> read_assignment(std::string_view line) {
  const auto equals = line.find('=');
  if (equals == line.npos || line.substr(equals).starts_with("==")) return std::nullopt;
  const auto left = trimmed(line.substr(0, equals));
  const auto right = line.substr(equals + 1);
  if (auto targets = read_targets(left); !targets.empty())
    return statement{kind::assignment, std::string(trimmed(right)), std::move(targets)};
  return read_augmented(left, trimmed(right));
}

std::optional<statement> read_help(std::string_view line) {
  constexpr std::string_view word = "help";
  if (line == word || line == "?" || line == "help()") return statement{kind::help};
  if (line.starts_with('?')) return statement{kind::help, std::string(trimmed(line.substr(1)))};
  if (line.ends_with('?'))
    return statement{kind::help, std::string(trimmed(line.substr(0, line.find_last_not_of('?') + 1)))};
  if (!line.starts_with(word)) return std::nullopt;
  auto topic = line.substr(word.size());
  if (topic.starts_with('(') && topic.ends_with(')'))
    topic = topic.substr(1, topic.size() - 2);
  else if (!topic.starts_with(' '))
    return std::nullopt;
  if (!is_identifier(trimmed(topic))) return std::nullopt;
  return statement{kind::help, std::string(trimmed(topic))};
}

bool is_leave(std::string_view line) {
  return line == "exit" || line == "quit" || line == "exit()" || line == "quit()";
}

}  // namespace

bool is_identifier(std::string_view text) noexcept {
  return !text.empty() && is_letter(text[0]) &&
         std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c); });
}

statement read_statement(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || (line[0] == '#' && line.find('\n') == line.npos)) return {};
  if (is_leave(line)) return {kind::leave};
  if (auto help = read_help(line)) return *help;
  if (auto assignment = read_assignment(line)) return *assignment;
  return {kind::expression, std::string(line)};
}

}  // namespace sipyco::rpctool
