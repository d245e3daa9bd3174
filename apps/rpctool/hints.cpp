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

constexpr std::string_view statements[] = {"import", "from", "for", "while", "if",     "def",   "class",
                                           "with",   "try",  "del", "print", "assert", "raise", "return"};

}  // namespace

std::string name_hint(const Error& error, const std::vector<std::string>& names) {
  const std::string_view message = error.what();
  const auto name = quoted(message);
  if (error.python_class() == "AttributeError" && message.starts_with("module 'numpy'"))
    return cli::did_you_mean(name, strings(expression::numpy_names()));
  if (error.python_class() != "NameError") return {};
  if (name == "print") return "; a result is shown without it";
  auto known = strings(expression::builtin_names());
  known.insert(known.end(), names.begin(), names.end());
  known.insert(known.end(), {"True", "False", "None"});
  return cli::did_you_mean(name, known);
}

std::string syntax_hint(std::string_view line, const std::vector<std::string>& methods) {
  const auto begin = std::min(line.find_first_not_of(" \t"), line.size());
  line.remove_prefix(begin);
  const auto first = line.substr(0, line.find_first_of(" \t(["));
  if (contains(methods, first) && line.substr(first.size()).starts_with(' '))
    return "; a call is written " + std::string(first) + "(...)";
  if (std::ranges::find(statements, first) != std::end(statements))
    return "; only expressions and NAME = EXPRESSION are understood (np is NumPy)";
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
