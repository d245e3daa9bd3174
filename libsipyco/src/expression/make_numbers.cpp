// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/text/repr.hpp>
#include "expression/arithmetic.hpp"
#include "expression/bind.hpp"
#include "expression/characters.hpp"
#include "expression/collections.hpp"
#include "expression/integer_text.hpp"
#include "expression/numeric.hpp"
#include "expression/rounding.hpp"
#include "expression/types.hpp"
#include "value/integer_math.hpp"

#include <cmath>
#include <string>

namespace sipyco::expression {

namespace {

std::string text_of(const Value& x) { return x.is_str() ? with_ascii_digits(x.as_str()) : std::string(x.as_bytes()); }
bool is_text(const Value& x) { return x.is_str() || x.kind() == kind::bytes; }

/// An array of one element as that element.
Value single(const Value& given) {
  if (given.kind() != kind::ndarray) return unwrapped(given);
  if (given.as_ndarray().size() != 1) throw TypeError("only size-1 arrays can be converted to Python scalars");
  return unwrapped(given.as_ndarray().item(0));
}

}  // namespace

Value make_bool(context&, const arguments& given) {
  const auto p = bind("bool(x=, /)", given);
  return Value(p.has(0) && is_true(p.at(0)));
}

Value make_int(context& where, const arguments& given) {
  const auto p = bind("int(x=, /, base=)", given);
  if (p.has(1)) {
    const auto base = small_index(p.at(1));
    if (!p.has(0)) throw TypeError("int() missing string argument");
    if (base != 0 && (base < 2 || base > 36)) throw ValueError("int() base must be >= 2 and <= 36, or 0");
    if (!is_text(p.at(0))) throw TypeError("int() can't convert non-string with explicit base");
    where.step(p.at(0).size());
    return Value(parse_integer(text_of(p.at(0)), static_cast<int>(base)));
  }
  if (!p.has(0)) return Value(0);
  const Value x = single(p.at(0));
  switch (x.kind()) {
    case kind::boolean:
    case kind::integer: return Value(integer_of(x));
    case kind::floating: return Value(whole_part(x.as_float()));
    case kind::fraction: return Value(whole_part(x));
    case kind::str:
    case kind::bytes: return Value(parse_integer(text_of(x), 10));
    default: fail_type("int() argument must be a string, a bytes-like object or a real number, not '", p.at(0), "'");
  }
}

Value make_float(context&, const arguments& given) {
  const auto p = bind("float(x=, /)", given);
  if (!p.has(0)) return Value(0.0);
  const Value x = single(p.at(0));
  if (is_text(x)) return Value(parse_real(text_of(x)));
  if (!is_number(x) || x.kind() == kind::complex)
    fail_type("float() argument must be a string or a real number, not '", p.at(0), "'");
  return Value(real_of(x));
}

namespace {

/// Where the real part of `1e-5+2j` ends: at the last sign that does not belong to an exponent.
std::size_t imaginary_start(std::string_view text) {
  for (std::size_t at = text.size(); at-- > 1;)
    if ((text[at] == '+' || text[at] == '-') && (text[at - 1] | 0x20) != 'e') return at;
  return 0;
}

double imaginary_factor(std::string_view text) {
  if (text.empty() || text == "+") return 1;
  return text == "-" ? -1 : parse_real(text);
}

bool has_no_space(std::string_view text) {
  for (const char c : text)
    if (is_space(c)) return false;
  return true;
}

std::complex<double> parse_complex(std::string_view given) {
  std::string_view text = given;
  const auto strip = [&] {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  };
  strip();
  if (text.starts_with('(') && text.ends_with(')') && text.size() > 1) {
    text = text.substr(1, text.size() - 2);
    strip();
  }
  try {
    if (!has_no_space(text)) throw ValueError("");
    if (text.empty() || (text.back() | 0x20) != 'j') return {parse_real(text), 0};
    text.remove_suffix(1);
    const std::size_t split = imaginary_start(text);
    if (split == 0) return {0, imaginary_factor(text)};
    return {parse_real(text.substr(0, split)), imaginary_factor(text.substr(split))};
  } catch (const ValueError&) {
    throw ValueError("complex() arg is a malformed string");
  }
}

}  // namespace

Value make_complex(context&, const arguments& given) {
  const auto p = bind("complex(real=, imag=)", given);
  const Value real = p.has(0) ? single(p.at(0)) : Value(0);
  if (real.is_str()) {
    if (p.has(1)) throw TypeError("complex() can't take second arg if first is a string");
    return Value(parse_complex(text_of(real)));
  }
  if (!is_number(real)) fail_type("complex() first argument must be a string or a number, not '", real, "'");
  if (!p.has(1)) return Value(complex_of(real));
  const Value imaginary = single(p.at(1));
  if (imaginary.is_str()) throw TypeError("complex() second arg can't be a string");
  if (!is_number(imaginary)) fail_type("complex() second argument must be a number, not '", imaginary, "'");
  const auto a = complex_of(real), b = complex_of(imaginary);
  // A Fraction turns into a complex number by itself, an int or a float does not: that tells with -0.0.
  const bool adds = real.kind() == kind::complex || real.kind() == kind::fraction;
  return Value(std::complex<double>(imaginary.kind() == kind::complex ? a.real() - b.imag() : a.real(),
                                    adds ? a.imag() + b.real() : b.real()));
}

namespace {

Value fraction_of_float(double x) {
  if (std::isnan(x)) throw ValueError("cannot convert NaN to integer ratio");
  if (std::isinf(x)) throw OverflowError("cannot convert Infinity to integer ratio");
  const auto [top, bottom] = integer_math::as_ratio(x);
  return Value::fraction(top, bottom);
}

[[noreturn]] void fail_fraction(std::string_view text) {
  throw ValueError("Invalid literal for Fraction: " + text::repr(Value::str_unchecked(text)));
}

/// `3/4`, `-1.25e-3`, ` 7 `.
Value parse_fraction(budget& spending, std::string_view given) {
  std::string_view text = given;
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.find_first_not_of("0123456789./eE+-_") != text.npos || text.empty()) fail_fraction(given);
  try {
    Value out;
    if (const auto slash = text.find('/'); slash != text.npos) {
      out = Value::fraction(parse_integer(text.substr(0, slash), 10), parse_integer(text.substr(slash + 1), 10));
    } else {
      const auto e = std::min(text.find_first_of("eE"), text.size());
      const auto point = std::min(text.find('.'), e);
      const std::string decimals(text.substr(std::min(point + 1, e), e - std::min(point + 1, e)));
      const Integer whole = parse_integer(std::string(text.substr(0, point)) + decimals, 10);
      const Integer exponent =
          (e < text.size() ? parse_integer(text.substr(e + 1), 10) : Integer(0)) - Integer(decimals.size());
      const bool up = exponent.sign() >= 0;
      const Integer power = integer_power(spending, Integer(10), up ? exponent : -exponent).as_integer();
      out = up ? Value::fraction(whole * power, Integer(1)) : Value::fraction(whole, power);
    }
    return negative ? Value::fraction(-out.numerator(), out.denominator()) : out;
  } catch (const LimitError&) {
    throw;
  } catch (const ValueError&) {
    fail_fraction(given);
  }
}

}  // namespace

Value make_fraction(context& where, const arguments& given) {
  const auto p = bind("Fraction(numerator=, denominator=)", given);
  const Value top = p.has(0) ? unwrapped(p.at(0)) : Value(0);
  const Value* bottom = p.unless_none(1);
  if (!bottom) {
    if (top.is_str()) return parse_fraction(where.spending(), text_of(top));
    if (top.kind() == kind::floating) return fraction_of_float(top.as_float());
    if (top.kind() == kind::fraction) return top;
    if (is_integral(top)) return Value::fraction(integer_of(top), Integer(1));
    throw TypeError("argument should be a string or a Rational instance");
  }
  const auto rational = [](const Value& x) { return is_integral(x) || x.kind() == kind::fraction; };
  if (!rational(top) || !rational(*bottom)) throw TypeError("both arguments should be Rational instances");
  if (!is_true(*bottom))
    throw ZeroDivisionError("Fraction(" +
                            text::repr(top.kind() == kind::fraction ? Value(top.numerator()) : Value(integer_of(top))) +
                            ", 0)");
  const Value one = Value::fraction(Integer(1), Integer(1));
  return fraction_binary(where.spending(), binary_operator::true_divide,
                         fraction_binary(where.spending(), binary_operator::multiply, top, one), *bottom);
}

}  // namespace sipyco::expression
