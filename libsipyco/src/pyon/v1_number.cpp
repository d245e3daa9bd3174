// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/v1_number.hpp"

#include "pyon/decimal.hpp"

#include <algorithm>
#include <string>

namespace sipyco::pyon {
namespace {

bool is_alphanumeric(char c) noexcept { return is_digit(c) || is_letter(c); }

bool has_base_prefix(std::string_view literal) noexcept {
  if (literal.size() < 2 || literal[0] != '0') return false;
  const char letter = static_cast<char>(literal[1] | 0x20);
  return letter == 'x' || letter == 'o' || letter == 'b';
}

failure refuse() { return decode_failure("this is not a number", 0); }

failure too_many_digits(std::size_t max_digits) {
  return limit_failure("digits of an integer", "max_int_digits", max_digits, 0);
}

/// Takes the underscores out, each of which must have a digit on both sides.
bool remove_underscores(std::string_view literal, bool (*is_digit_of_base)(char) noexcept, std::string& out) {
  bool good = true;
  for (std::size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] != '_')
      out += literal[i];
    else
      good = good && i != 0 && i + 1 < literal.size() && is_digit_of_base(literal[i - 1]) &&
             is_digit_of_base(literal[i + 1]);
  }
  return good;
}

/// Whether a number of so many digits has more than `max_digits` decimal ones whatever they are.
bool is_too_long(std::size_t digits, int base, std::size_t max_digits) {
  const double each = base == 16 ? 1.2041199826559248 : base == 8 ? 0.9030899869919436 : 0.3010299956639812;
  return digits != 0 && static_cast<double>(digits - 1) * each >= static_cast<double>(max_digits);
}

result<number> parse_with_base(std::string_view literal, std::size_t max_digits) {
  const char letter = static_cast<char>(literal[1] | 0x20);
  const int base = letter == 'x' ? 16 : letter == 'o' ? 8 : 2;
  std::string digits;
  // A first underscore stands between the prefix and a digit.
  const std::string_view body = literal.substr(literal.size() > 2 && literal[2] == '_' ? 3 : 2);
  if (!remove_underscores(body, is_alphanumeric, digits) || digits.empty()) return refuse();
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (is_too_long(digits.size(), base, max_digits)) return too_many_digits(max_digits);
  auto out = Integer::parse(digits, base, digits.size());
  if (!out) return refuse();
  if (out->digits_bound() > max_digits && out->to_string().size() > max_digits) return too_many_digits(max_digits);
  return number::of(std::move(*out));
}

/// Of digits only; zeros may precede nothing but zeros.
result<number> parse_int(std::string_view digits, std::size_t max_digits) {
  if (digits.size() > 1 && digits[0] == '0') {
    if (digits.find_first_not_of('0') != std::string_view::npos)
      return decode_failure("an int must not begin with 0 and more digits; octal numbers begin with 0o", 0);
    return number::of(Integer(0));
  }
  if (digits.size() > max_digits) return too_many_digits(max_digits);
  auto out = Integer::parse(digits, 10, max_digits);
  if (!out) return refuse();
  return number::of(std::move(*out));
}

}  // namespace

const char* number_extent(const char* p, const char* end) noexcept {
  const bool decimal_form = !has_base_prefix({p, static_cast<std::size_t>(end - p)});
  for (; p != end; ++p) {
    if (is_alphanumeric(*p) || *p == '_' || *p == '.') continue;
    const bool exponent_sign = (*p == '+' || *p == '-') && decimal_form && (p[-1] | 0x20) == 'e';
    if (!exponent_sign) break;
  }
  return p;
}

result<number> parse_number(std::string_view literal, std::size_t max_digits) {
  if (has_base_prefix(literal)) return parse_with_base(literal, max_digits);
  const bool imaginary = (literal.back() | 0x20) == 'j';
  if (imaginary) literal.remove_suffix(1);
  std::string text;
  if (!remove_underscores(literal, is_digit, text)) return refuse();
  const decimal parts = scan_decimal(text.data(), text.data() + text.size());
  if (!parts.has_digits() || !parts.complete || parts.end != text.data() + text.size()) return refuse();
  if (imaginary) return number::of(0.0, to_double(parts));
  if (parts.is_float()) return number::of(to_double(parts));
  return parse_int(text, max_digits);
}

}  // namespace sipyco::pyon
