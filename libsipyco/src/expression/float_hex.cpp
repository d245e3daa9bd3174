// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/float_hex.hpp"

#include <sipyco/base/error.hpp>
#include "expression/characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace sipyco::expression {

std::string float_to_hex(double x) {
  if (std::isnan(x)) return "nan";
  const std::string sign = std::signbit(x) ? "-" : "";
  if (std::isinf(x)) return sign + "inf";
  if (x == 0) return sign + "0x0.0p+0";
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const auto biased = static_cast<int>(bits >> 52 & 0x7ff);
  const auto mantissa = bits & 0xfffffffffffffU;
  return fmt::format("{}0x{}.{:013x}p{:+d}", sign, biased ? 1 : 0, mantissa, biased ? biased - 1023 : -1022);
}

double float_from_hex(std::string_view text) {
  std::string plain(text);
  plain.erase(0, std::min(plain.find_first_not_of(" \t\n\v\f\r"), plain.size()));
  plain.erase(plain.find_last_not_of(" \t\n\v\f\r") + 1);
  std::string body = plain;
  if (!body.empty() && (body[0] == '-' || body[0] == '+')) body.erase(0, 1);
  std::ranges::transform(body, body.begin(), [](char c) { return static_cast<char>(is_letter(c) ? c | 0x20 : c); });
  const bool word = body == "inf" || body == "infinity" || body == "nan";
  if (!word && !body.starts_with("0x")) body.insert(0, "0x");
  char* end = nullptr;
  const double out = std::strtod(body.c_str(), &end);
  const bool valid = word || (body.size() > 2 && (digit_value(body[2]) < 16 || body[2] == '.'));
  if (!valid || end != body.c_str() + body.size()) throw ValueError("invalid hexadecimal floating-point string");
  if (std::isinf(out) && !word) throw OverflowError("hexadecimal value too large to represent as a float");
  return plain.starts_with('-') ? -out : out;
}

}  // namespace sipyco::expression
