// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/hints.hpp"

#include "rpctool/statement.hpp"

#include <sipyco/cli/nearest.hpp>
#include <sipyco/expression/evaluate.hpp>

#include <algorithm>

namespace sipyco::rpctool {

namespace {

std::vector<std::string> strings(const std::vector<std::string_view>& names) { return {names.begin(), names.end()}; }

// The last text in quotes.
std::string_view quoted(std::string_view message) {
  const auto end = message.rfind('\'');
  const auto begin = end == 0 || end == message.npos ? message.npos : message.rfind('\'', end - 1);
  return begin == message.npos ? std::string_view() : message.substr(begin + 1, end - begin - 1);
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::string same_but_for_case(std::string_view name, const std::vector<std::string>& names) {
  for (const auto& each : names)
    if (lower(each) == lower(name)) return "; did you mean '" + each + "'?";
  return {};
}

constexpr std::string_view quotes_hint = "; a text stands between ' or \", not between typographic quotes";

bool has_curly_quotes(std::string_view text) {
  return text.find("\xe2\x80\x9c") != text.npos || text.find("\xe2\x80\x98") != text.npos;
}

// What is elsewhere in Python, or written otherwise.
std::string foreign_name_hint(std::string_view name, std::string_view target) {
  if (name == "print") return "; a result is shown without it";
  if (name == "numpy") return "; NumPy is np";
  if (name == "math" || name == "cmath") return "; its functions are NumPy's: np.sqrt(2)";
  if (name == "_") return "; there is no result yet";
  if (name == "self" || (!target.empty() && name == target)) return "; methods stand alone: ping()";
  if (has_curly_quotes(name)) return std::string(quotes_hint);
  const auto numpy = expression::numpy_names();
  if (std::ranges::binary_search(numpy, name)) return "; did you mean 'np." + std::string(name) + "'?";
  return {};
}

// 80MHz
bool has_unit(std::string_view word) {
  const auto end = word.find_first_not_of("0123456789._");
  return !word.empty() && is_digit(word[0]) && end != word.npos && is_identifier(word.substr(end));
}

constexpr std::string_view unit_hint = "; a number has no unit, its exponent is as in 80e6";
constexpr std::string_view statements[] = {"import", "from", "for", "while", "if",     "def",   "class",
                                           "with",   "try",  "del", "print", "assert", "raise", "return"};

}  // namespace

std::string name_hint(const Error& error, const std::vector<std::string>& names, std::string_view target) {
  const std::string_view message = error.what();
  const auto name = quoted(message);
  if (error.python_class() == "AttributeError" && message.starts_with("module 'numpy'"))
    return cli::did_you_mean(name, strings(expression::numpy_names()));
  if (error.python_class() != "NameError") return {};
  if (auto hint = foreign_name_hint(name, target); !hint.empty()) return hint;
  auto known = strings(expression::builtin_names());
  known.insert(known.end(), names.begin(), names.end());
  known.insert(known.end(), {"True", "False", "None"});
  if (auto hint = same_but_for_case(name, known); !hint.empty()) return hint;
  auto hint = cli::did_you_mean(name, known);
  return hint.empty() && !target.empty() ? "; the methods are shown by: help" : hint;
}

std::string method_hint(std::string_view method, std::string_view target, const std::vector<std::string>& methods) {
  const auto end = std::min(method.find_first_of(" ,"), method.size());
  if (end < method.size() && contains(methods, method.substr(0, end)))
    return "; its arguments stand behind it, each for itself: call " + std::string(method.substr(0, end)) + " ARG...";
  const bool dotted = method.starts_with(target) && method.substr(target.size()).starts_with('.');
  if (dotted && contains(methods, method.substr(target.size() + 1)))
    return "; without the target's name: call " + std::string(method.substr(target.size() + 1));
  auto hint = same_but_for_case(method, methods);
  return hint.empty() ? cli::did_you_mean(method, methods) : hint;
}

std::string argument_hint(std::string_view word) {
  if (word == "none") return "; did you mean None?";
  if (has_curly_quotes(word)) return std::string(quotes_hint);
  if (word == "--") return "; it is not needed: everything behind METHOD is an argument";
  if (word == "--help" || word == "-h") return "; a method's help is shown by: describe METHOD";
  if (word.starts_with("--")) {
    const auto name = word.substr(2, word.find('=') - 2);
    if (!is_identifier(name)) return "; options go before METHOD";
    return "; options go before METHOD, and a keyword argument is written " + std::string(name) + "=...";
  }
  if (word.starts_with('-')) return "; options go before METHOD";
  if (has_unit(word)) return std::string(unit_hint);
  const auto name = word.substr(0, word.find_first_of(" ="));
  const auto rest = word.substr(std::min(word.find_first_not_of(' ', name.size()), word.size()));
  if (is_identifier(name) && rest.starts_with('='))
    return "; a keyword argument is written " + std::string(name) + "=..., with one = and no spaces around it";
  return {};
}

std::string syntax_hint(std::string_view line, const std::vector<std::string>& methods) {
  const auto begin = std::min(line.find_first_not_of(" \t"), line.size());
  line.remove_prefix(begin);
  const auto first = line.substr(0, line.find_first_of(" \t(["));
  if (contains(methods, first) && line.substr(first.size()).starts_with(' '))
    return "; a call is written " + std::string(first) + "(...)";
  if (std::ranges::find(statements, first) != std::end(statements))
    return "; only expressions and NAME = EXPRESSION are understood (np is NumPy)";
  if (first == "await") return "; every call is waited for";
  if (first == "call" || first == "rpctool") return "; in a session a call is written METHOD(...)";
  if (const auto number = line.find_first_of("0123456789"); number != line.npos) {
    const auto word = line.substr(number);
    if (has_unit(word.substr(0, word.find_first_of(" ,)]}")))) return std::string(unit_hint);
  }
  if (line.find(';') != line.npos) return "; one expression a line";
  const auto equals = line.find('=');
  const bool assigns = equals != line.npos && equals > 0 && line.substr(equals, 2) != "==" && line[equals - 1] == ']';
  return assigns || line.substr(0, equals).ends_with("] ") ? "; only a NAME can be assigned to" : "";
}

std::string arguments_hint(std::string_view message, std::string_view method) {
  for (const std::string_view part : {"() missing ", "() got ", "() takes "})
    if (message.find(part) != message.npos) return "\nits arguments are shown by: describe " + std::string(method);
  return {};
}

}  // namespace sipyco::rpctool
