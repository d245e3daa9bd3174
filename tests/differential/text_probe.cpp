// SPDX-License-Identifier: LGPL-3.0-or-later
// Prints documents as repr, str and pprint do; text_probe.py tells how it is talked to.
#include <sipyco/base/error.hpp>
#include <sipyco/pyon.hpp>
#include <sipyco/text.hpp>

#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

namespace {

using sipyco::Value;
using sipyco::text::print_options;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      default: out += c;
    }
  }
  return out;
}

template <class Print>
std::string field(const Print& print) {
  try {
    return escaped(print());
  } catch (const sipyco::Error& error) {
    return escaped("error " + std::string(error.python_class()));
  }
}

std::string answer_to(const std::string& line) {
  std::istringstream words(line);
  std::size_t width = 0;
  print_options options;
  std::string document;
  words >> width >> options.threshold >> options.edge_items >> options.line_width >> options.numpy_version >> std::ws;
  std::getline(words, document);
  const Value x = sipyco::pyon::decode(document, sipyco::pyon::v2);
  return field([&] { return sipyco::text::repr(x, options); }) + '\t' +
         field([&] { return sipyco::text::str(x, options); }) + '\t' +
         field([&] { return sipyco::text::pprint(x, width, options); });
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) std::cout << answer_to(line) << '\n';
  return std::cout.flush() ? 0 : 1;
}
