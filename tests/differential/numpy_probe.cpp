// SPDX-License-Identifier: LGPL-3.0-or-later
// Evaluates expressions, one a line; numpy_probe.py tells how it is talked to.
#include <sipyco/base/error.hpp>
#include <sipyco/expression/evaluate.hpp>
#include <sipyco/text/repr.hpp>

#include <iostream>
#include <span>
#include <string>
#include <string_view>

namespace {

using sipyco::NDArray;
using sipyco::Value;

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

std::string hexadecimal(std::span<const std::byte> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const std::byte each : bytes) {
    out += digits[std::to_integer<std::size_t>(each >> 4)];
    out += digits[std::to_integer<std::size_t>(each & std::byte{15})];
  }
  return out;
}

/// dtype, lengths of the axes and elements of what is an array or a NumPy scalar.
std::string elements(const Value& x) {
  if (x.kind() == sipyco::kind::scalar) return x.as_scalar().type().str() + "\t\t" + hexadecimal(x.as_scalar().bytes());
  if (x.kind() != sipyco::kind::ndarray) return "\t\t";
  const NDArray& array = x.as_ndarray();
  std::string shape;
  for (const std::size_t length : array.shape()) shape += std::to_string(length) + " ";
  return array.type().str() + "\t" + shape + "\t" + hexadecimal(array.bytes());
}

std::string answer_to(const std::string& line) {
  try {
    const Value x = sipyco::expression::evaluate(line);
    return std::string(type_name(x)) + "\t" + escaped(sipyco::text::repr(x)) + "\t" + elements(x);
  } catch (const sipyco::Error& error) {
    return "error\t" + std::string(error.python_class()) + "\t" + escaped(error.what()) + "\t\t";
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) std::cout << answer_to(line) << std::endl;
  return std::cout.flush() ? 0 : 1;
}
