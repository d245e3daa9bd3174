// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/call_arguments.hpp"

#include "rpctool/hints.hpp"

#include <sipyco/base/decode_error.hpp>
#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/terminal.hpp>
#include <sipyco/expression.hpp>
#include <sipyco/pyon/decode.hpp>

#include <algorithm>

namespace sipyco::rpctool {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A name in Python's sense, as far as ASCII goes.
bool is_identifier(std::string_view text) {
  return !text.empty() && is_letter(text[0]) &&
         std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c); });
}

// Length of NAME in `NAME=EXPR`; 0 for anything else, such as `a==b`.
std::size_t keyword_name_length(std::string_view word) {
  const auto equals = word.find('=');
  if (equals == word.npos || !is_identifier(word.substr(0, equals)) || word.substr(equals).starts_with("==")) return 0;
  return equals;
}

// What a shell passes on unchanged in single quotes.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) c == '\'' ? out.append("'\\''") : out.append(1, c);
  return out + "'";
}

bool looks_like_text(std::string_view word) {
  return !word.empty() && (is_letter(word[0]) || word[0] == '/' || word[0] == '.') &&
         word.find_first_of("()[]{}\"\\") == word.npos;
}

// A flag, or what begins like one; a number with its sign does not.
bool looks_like_flag(std::string_view word) {
  return word.starts_with("--") || (word.size() > 1 && word[0] == '-' && is_letter(word[1]));
}

[[noreturn]] void reject_text(const std::string& where, std::string_view word, std::string_view what) {
  if (const auto hint = argument_hint(word); !hint.empty())
    throw cli::usage_error(where + ": '" + std::string(word) + "' " + std::string(what) + hint);
  const auto plain = is_identifier(word) ? std::string(word) : shell_quoted(word);
  throw cli::usage_error(where + ": '" + std::string(word) + "' " + std::string(what) + "; for a text write " +
                         shell_quoted('"' + std::string(word) + '"') + " or -s " + plain);
}

std::string shown(std::string_view word) {
  const bool fits = word.size() <= 60 && word.find('\n') == word.npos;
  return fits ? " (" + std::string(word) + ")" : "";
}

[[noreturn]] void reject(const std::string& where, std::string_view word, const expression::SyntaxError& error) {
  if (word.empty()) throw cli::usage_error(where + " is empty; for an empty text write '\"\"' or -s ''");
  auto hint = argument_hint(word);
  if (looks_like_flag(word) || looks_like_text(word)) {
    reject_text(where, word, "is no expression");
  }
  if (hint.empty() && word.find_first_of("()[]{}'\"\\ ") == word.npos)
    hint = "; for a text write -s " + shell_quoted(word);
  throw cli::usage_error(where + shown(word) + ": at character " + std::to_string(error.column()) + ": " +
                         error.what() + hint);
}

[[noreturn]] void reject(const std::string& where, std::string_view word, const Error& error) {
  auto hint = argument_hint(word);
  if (looks_like_flag(word)) throw cli::usage_error(where + ": '" + std::string(word) + "' is no expression" + hint);
  if (hint.empty()) hint = name_hint(error, {});
  if (hint.empty() && error.python_class() == "NameError") hint = "; a text stands in quotes: '\"text\"'";
  throw cli::usage_error(where + shown(word) + ": " + std::string(error.python_class()) + ": " + error.what() + hint);
}

Value evaluate(const std::string& where, std::string_view word) {
  try {
    const auto parsed = expression::parse(word);
    const auto name = parsed.bare_name();
    if (!name.empty() && std::ranges::binary_search(expression::builtin_names(), name))
      reject_text(where, word, "is a built-in and cannot be sent");
    if (!name.empty()) reject_text(where, word, "names nothing");
    auto value = expression::session().evaluate(parsed);
    if (expression::as_callable(value))
      throw cli::usage_error(where + shown(word) + " is a function and cannot be sent; to call it: " +
                             shell_quoted(std::string(word) + "(...)"));
    return value;
  } catch (const expression::SyntaxError& error) {
    reject(where, word, error);
  } catch (const cli::usage_error&) {
    throw;
  } catch (const Error& error) {
    reject(where, word, error);
  }
}

// Most arguments are literals, and those are read without the machinery of expressions.
Value read_expression(const std::string& where, std::string_view word) {
  const auto begin = std::min(word.find_first_not_of(" \t"), word.size());
  try {
    return pyon::decode(word.substr(begin), pyon::version::v1);
  } catch (const DecodeError&) {
    return evaluate(where, word);
  }
}

void add_keyword(call_arguments& out, std::string_view name, Value value) {
  if (out.keywords.find(name))
    throw cli::usage_error("the keyword argument '" + std::string(name) + "' is given twice");
  out.keywords.set(Value(name), std::move(value));
}

std::string file_path(std::string_view word) {
  if (word.size() == 1) throw cli::usage_error("'@' needs the name of a file, or '-' for standard input");
  return std::string(word.substr(1));
}

Value str_of(std::string_view text) {
  try {
    return Value(text);
  } catch (const UnicodeError&) {
    throw cli::usage_error("the text behind -s is not valid UTF-8; for bytes write b\"\\xff\"");
  }
}

}  // namespace

void read_keyword(call_arguments& out, const std::string& word) {
  const auto length = keyword_name_length(word);
  if (length == 0) throw cli::usage_error("'--kw' needs NAME=EXPR, not '" + word + "'");
  const auto name = std::string_view(word).substr(0, length);
  const auto value = std::string_view(word).substr(length + 1);
  if (value.starts_with('@')) {
    out.files.push_back({file_path(value), 0, std::string(name)});
    return add_keyword(out, name, Value());
  }
  add_keyword(out, name, read_expression("keyword argument " + std::string(name), value));
}

void read_arguments(call_arguments& out, std::span<const std::string> words) {
  constexpr std::string_view attached = "--str=";
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    if (word == "-s" || word == "--str") {
      if (++i == words.size()) throw cli::usage_error("'" + word + "' needs TEXT");
      out.positional.push_back(str_of(words[i]));
    } else if (word.starts_with(attached)) {
      out.positional.push_back(str_of(word.substr(attached.size())));
    } else if (word.starts_with('@')) {
      out.files.push_back({file_path(word), out.positional.size(), ""});
      out.positional.emplace_back();
    } else if (keyword_name_length(word) > 0) {
      read_keyword(out, word);
    } else {
      out.positional.push_back(read_expression("argument " + std::to_string(out.positional.size() + 1), word));
    }
  }
}

}  // namespace sipyco::rpctool
