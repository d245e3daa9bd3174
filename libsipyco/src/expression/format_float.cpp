// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "base/float_text.hpp"
#include "expression/characters.hpp"
#include "expression/format_spec.hpp"

#include <charconv>
#include <cmath>

namespace sipyco::expression {

namespace {

/// Of a positive finite number.
std::string written(double x, std::chars_format how, std::size_t precision) {
  std::string out(precision + 400, '\0');
  const auto end = std::to_chars(out.data(), out.data() + out.size(), x, how, static_cast<int>(precision)).ptr;
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

void strip_zeros(std::string& mantissa) {
  if (mantissa.find('.') == mantissa.npos) return;
  mantissa.erase(mantissa.find_last_not_of('0') + 1);
  if (mantissa.ends_with('.')) mantissa.pop_back();
}

/// `%g`, and the form without a type, which shows one decimal at least.
std::string general(double x, std::size_t precision, bool keep_zeros, bool one_decimal) {
  if (precision == 0) precision = 1;
  std::string text = written(x, std::chars_format::scientific, precision - 1);
  const auto e = text.find('e');
  const int exponent = std::stoi(text.substr(e + 1));
  const int decimal_point = exponent + 1;
  const int most = static_cast<int>(precision) - (one_decimal ? 1 : 0);
  if (decimal_point <= -4 || decimal_point > most) {
    std::string mantissa = text.substr(0, e);
    if (!keep_zeros)
      strip_zeros(mantissa);
    else if (mantissa.find('.') == mantissa.npos)
      mantissa += '.';
    return mantissa + text.substr(e);
  }
  const int decimals = std::max(0, static_cast<int>(precision) - 1 - (x == 0 ? 0 : exponent));
  std::string out = written(x, std::chars_format::fixed, static_cast<std::size_t>(decimals));
  if (!keep_zeros)
    strip_zeros(out);
  else if (out.find('.') == out.npos)
    out += '.';
  if (one_decimal && out.find('.') == out.npos) out += ".0";
  return out;
}

std::string magnitude(double x, const format_spec& spec) {
  const bool given = spec.precision != format_spec::unset;
  const std::size_t precision = given ? spec.precision : 6;
  switch (spec.type) {
    case 'e':
    case 'E': {
      std::string out = written(x, std::chars_format::scientific, precision);
      if (spec.alternate && precision == 0) out.insert(1, ".");
      return out;
    }
    case 'f':
    case 'F':
    case '%': {
      std::string out = written(spec.type == '%' ? x * 100 : x, std::chars_format::fixed, precision);
      return spec.alternate && precision == 0 ? out + "." : out;
    }
    case 'g':
    case 'G':
    case 'n': return general(x, precision, spec.alternate, false);
    default: break;
  }
  if (given) return general(x, precision, spec.alternate, true);
  std::string out;
  base::append_float(out, x);
  if (const auto e = out.find('e'); spec.alternate && e != out.npos && out.find('.') == out.npos) out.insert(e, ".");
  return out;
}

bool is_zero(std::string_view text) {
  return text.substr(0, text.find_first_of("eE")).find_first_of("123456789") == text.npos;
}

}  // namespace

number_text float_parts(double x, const format_spec& spec) {
  number_text out;
  const bool upper = spec.type == 'E' || spec.type == 'F' || spec.type == 'G';
  std::string text;
  if (std::isnan(x) || (std::isinf(spec.type == '%' ? x * 100 : x)))
    text = std::isnan(x) ? "nan" : "inf";
  else
    text = magnitude(std::abs(x), spec);
  if (upper)
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  bool negative = std::signbit(x) && !std::isnan(x);
  if (spec.no_negative_zero && is_zero(text) && is_digit(text[0])) negative = false;
  if (negative)
    out.sign = "-";
  else if (spec.sign != '-')
    out.sign = spec.sign;
  std::size_t whole = 0;
  while (whole < text.size() && is_digit(text[whole])) ++whole;
  out.digits = text.substr(0, whole);
  out.rest = text.substr(whole);
  if (spec.type == '%') out.rest += '%';
  return out;
}

}  // namespace sipyco::expression
