// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/integer_text.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/text/repr.hpp>
#include "base/float_text.hpp"
#include "base/utf8.hpp"
#include "expression/characters.hpp"
#include "expression/letter.hpp"
#include "expression/number_literal.hpp"
#include "text/number.hpp"
#include "value/integer_math.hpp"

#include <algorithm>
#include <limits>

namespace sipyco::expression {

namespace {

std::string_view stripped(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// From the bytes of the magnitude, the last byte first.
std::string power_of_two_digits(const Integer& x, int bits) {
  static constexpr char letters[] = "0123456789abcdef";
  const std::string bytes = integer_math::to_bytes(x);
  std::string out;
  unsigned pending = 0;
  int available = 0;
  for (const char byte : bytes) {
    pending |= static_cast<unsigned>(static_cast<unsigned char>(byte)) << available;
    for (available += 8; available >= bits; available -= bits) {
      out += letters[pending & ((1U << bits) - 1)];
      pending >>= bits;
    }
  }
  if (available > 0) out += letters[pending & ((1U << bits) - 1)];
  out.erase(out.find_last_not_of('0') + 1);
  std::ranges::reverse(out);
  return out.empty() ? "0" : out;
}

int prefix_base(std::string_view text) {
  if (text.size() < 2 || text[0] != '0') return 10;
  const char letter = static_cast<char>(text[1] | 0x20);
  return letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
}

/// Of a text that may be long, its first 200 bytes or a little less, quoted.
std::string quoted_start(std::string_view text) {
  std::size_t size = std::min<std::size_t>(text.size(), 200);
  while (size < text.size() && (text[size] & 0xC0) == 0x80) --size;
  return text::repr(Value::str_unchecked(text.substr(0, size)));
}

[[noreturn]] void fail_integer(std::string_view text, int base) {
  throw ValueError("invalid literal for int() with base " + std::to_string(base) + ": " + quoted_start(text));
}

Integer from_power_of_two(std::string_view digits, int base) {
  const int bits = base == 2 ? 1 : base == 4 ? 2 : base == 8 ? 3 : base == 16 ? 4 : 5;
  std::string bytes;
  unsigned pending = 0;
  int available = 0;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at) {
    pending |= static_cast<unsigned>(digit_value(*at)) << available;
    for (available += bits; available >= 8; available -= 8) {
      bytes += static_cast<char>(static_cast<unsigned char>(pending & 0xFF));
      pending >>= 8;
    }
  }
  if (available > 0) bytes += static_cast<char>(static_cast<unsigned char>(pending));
  return integer_math::from_bytes(bytes);
}

}  // namespace

std::string integer_digits(const Integer& x, int base) {
  if (base == 10) {
    std::string out;
    text::append_integer(out, x.sign() < 0 ? -x : x);
    return out;
  }
  return power_of_two_digits(x, base == 16 ? 4 : base == 8 ? 3 : 1);
}

std::string with_ascii_digits(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = base::next_code_point(text, at);
    if (c < 0x80)
      out += text[begin];
    else if (const auto digit = decimal_value(c))
      out += static_cast<char>('0' + *digit);
    else if (is_space(c))
      out += ' ';
    else
      out += text.substr(begin, at - begin);
  }
  return out;
}

Integer parse_integer(std::string_view given, int base) {
  std::string_view text = stripped(given);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const int own = prefix_base(text);
  const bool automatic = base == 0;
  const int used = automatic ? own : base;
  if (own != 10 && own == used) {
    text.remove_prefix(2);
    if (text.starts_with('_')) text.remove_prefix(1);
  }
  const auto digits = without_underscores(text);
  if (!digits || digits->empty() || std::ranges::any_of(*digits, [&](char c) { return digit_value(c) >= used; }))
    fail_integer(given, base);
  if (automatic && used == 10 && digits->size() > 1 && digits->starts_with('0') &&
      digits->find_first_not_of('0') != digits->npos)
    fail_integer(given, base);
  const bool power_of_two = (used & (used - 1)) == 0;
  if (!power_of_two && digits->size() > text::max_int_digits)
    throw ValueError("Exceeds the limit (4300 digits) for integer string conversion: value has " +
                     std::to_string(digits->size()) +
                     " digits; use sys.set_int_max_str_digits() to increase the limit");
  const Integer out = power_of_two ? from_power_of_two(*digits, used) : integer_math::from_digits(*digits, used);
  return negative ? -out : out;
}

double parse_real(std::string_view given) {
  std::string_view text = stripped(given);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::string lower(text.substr(0, 9));
  std::ranges::transform(lower, lower.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  double out = 0;
  if (lower == "inf" || lower == "infinity") {
    out = std::numeric_limits<double>::infinity();
  } else if (lower == "nan") {
    out = std::numeric_limits<double>::quiet_NaN();
  } else {
    const auto plain = without_underscores(text);
    if (!plain || !base::parse_float(*plain, out))
      throw ValueError("could not convert string to float: " + quoted_start(given));
  }
  return negative ? -out : out;
}

}  // namespace sipyco::expression
