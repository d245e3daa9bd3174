// SPDX-License-Identifier: LGPL-3.0-or-later
// Evaluates the expressions it is given, one a line, for the comparison with Python. In both directions `\\`, `\n` and
// `\t` stand for backslash, newline and tab. Out comes `ok CLASS<tab>REPR` or `error CLASS<tab>MESSAGE`.
#include <sipyco/expression.hpp>
#include <sipyco/text/repr.hpp>

#include <iostream>
#include <string>

namespace {

std::string unescaped(const std::string& line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool escape = line[i] == '\\' && i + 1 < line.size();
    const char c = escape ? line[++i] : line[i];
    out += escape && c == 'n' ? '\n' : escape && c == 't' ? '\t' : c;
  }
  return out;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '\n' || c == '\t') out += '\\';
    out += c == '\n' ? 'n' : c == '\t' ? 't' : c;
  }
  return out;
}

std::string answer(const std::string& text) {
  try {
    const sipyco::Value x = sipyco::expression::evaluate(text);
    return "ok " + std::string(sipyco::type_name(x)) + "\t" + escaped(sipyco::text::repr(x));
  } catch (const sipyco::Error& error) {
    return "error " + std::string(error.python_class()) + "\t" + escaped(error.what());
  }
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(unescaped(line)) << '\n';
  return std::cout.flush() ? 0 : 1;
}
