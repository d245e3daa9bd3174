// SPDX-License-Identifier: LGPL-3.0-or-later
// Reads lines `KIND HEXBITS`, KIND being d, f or h (binary64, 32, 16) or p (a code point), and answers each by the text
// of the float, or whether the character is printable. A float whose text does not read back is marked.
#include "base/float_text.hpp"
#include "base/half.hpp"
#include "base/utf8.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <iostream>
#include <string>

namespace {

using namespace sipyco::base;

std::string double_text(double value) {
  std::string text;
  append_float(text, value);
  if (!std::isfinite(value)) return text;
  double back = 0;
  const bool negative = text.front() == '-';
  const bool read = parse_float(std::string_view{text}.substr(negative ? 1 : 0), back);
  return read && std::signbit(value) == negative && std::abs(value) == back ? text : text + " does not read back";
}

std::string answer(char kind, std::uint64_t bits) {
  std::string text;
  switch (kind) {
    case 'd': return double_text(std::bit_cast<double>(bits));
    case 'f': append_numpy_float(text, std::bit_cast<float>(static_cast<std::uint32_t>(bits))); return text;
    case 'h': append_numpy_half(text, static_cast<std::uint16_t>(bits)); return text;
    default: return is_printable(static_cast<char32_t>(bits)) ? "printable" : "not printable";
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    std::uint64_t bits = 0;
    std::from_chars(line.data() + 2, line.data() + line.size(), bits, 16);
    std::cout << answer(line.front(), bits) << '\n';
  }
}
