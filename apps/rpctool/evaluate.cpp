// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/evaluate.hpp"

#include "rpctool/statement.hpp"

#include <sipyco/base/decode_error.hpp>
#include <sipyco/expression/errors.hpp>
#include <sipyco/pyon/decode.hpp>

namespace sipyco::rpctool {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(" \t\n"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin);
}

// Up to the first comma outside of brackets and strings; `open` counts the brackets left open.
std::size_t argument_length(std::string_view text, int& open) {
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote) {
      if (c == '\\')
        ++i;
      else if (c == quote)
        quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++open;
    } else if (c == ')' || c == ']' || c == '}') {
      if (--open < 0) return i;
    } else if (c == ',' && open == 0) {
      return i;
    }
  }
  return text.size();
}

struct evaluator {
  const expression::scope& names;
  remote& peer;

  Value call(std::string_view method, std::string_view text) const {
    std::vector<Value> positional;
    Dict keywords;
    while (!trimmed(text).empty()) {
      int open = 0;
      const auto length = argument_length(text, open);
      const auto argument = trimmed(text.substr(0, length));
      const auto equals = std::min(argument.find('='), argument.size());
      if (equals < argument.size() && is_identifier(trimmed(argument.substr(0, equals))))
        keywords.set(Value(trimmed(argument.substr(0, equals))), value(argument.substr(equals + 1)));
      else
        positional.push_back(value(argument));
      text.remove_prefix(std::min(length + 1, text.size()));
    }
    return peer.call(method, positional, keywords);
  }

  Value value(std::string_view text) const {
    text = trimmed(text);
    if (is_identifier(text) && text != "None" && text != "True" && text != "False") {
      if (auto found = names.find(text)) return *found;
      throw expression::PythonError("NameError", "name '" + std::string(text) + "' is not defined");
    }
    const auto bracket = std::min(text.find('('), text.size());
    int open = 0;
    argument_length(text, open);
    if (open > 0) throw expression::SyntaxError("'(' was never closed", text, text.size(), true);
    if (is_identifier(text.substr(0, bracket)) && text.ends_with(')') && names.find(text.substr(0, bracket)))
      return call(text.substr(0, bracket), text.substr(bracket + 1, text.size() - bracket - 2));
    try {
      return pyon::decode(text, pyon::v1);
    } catch (const DecodeError& error) {
      throw expression::SyntaxError("invalid syntax", text, error.offset());
    }
  }
};

}  // namespace

Value evaluate(std::string_view text, const expression::scope& names, remote& peer, const std::function<bool()>&) {
  return evaluator{names, peer}.value(text);
}

}  // namespace sipyco::rpctool
