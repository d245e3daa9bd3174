// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/format.hpp"

#include <sipyco/base/error.hpp>
#include "base/utf8.hpp"
#include "expression/format_spec.hpp"
#include "expression/integer_text.hpp"
#include "expression/numeric.hpp"
#include "expression/printing.hpp"

#include <algorithm>
#include <cmath>

namespace sipyco::expression {

namespace {

constexpr std::string_view float_types = "eEfFgG%";

bool is_one_of(std::string_view types, char type) { return type != 0 && types.find(type) != types.npos; }

[[noreturn]] void fail_type_code(char type, std::string_view class_name) {
  throw ValueError(std::string("Unknown format code '") + type + "' for object of type '" + std::string(class_name) +
                   "'");
}

void require_no_grouping(const format_spec& spec, std::string_view types) {
  if (spec.grouping && is_one_of(types, spec.type))
    throw ValueError(std::string("Cannot specify '") + spec.grouping + "' with '" + spec.type + "'.");
}

std::string format_str(std::string_view text, const format_spec& spec) {
  if (spec.signed_given) throw ValueError("Sign not allowed in string format specifier");
  if (spec.no_negative_zero) throw ValueError("Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate) throw ValueError("Alternate form (#) not allowed in string format specifier");
  if (spec.align == '=') throw ValueError("'=' alignment not allowed in string format specifier");
  if (spec.grouping) throw ValueError(std::string("Cannot specify '") + spec.grouping + "' with 's'.");
  if (spec.type != 0 && spec.type != 's') fail_type_code(spec.type, "str");
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size() && count < spec.precision; ++count)
    static_cast<void>(base::next_code_point(text, end));
  return padded(text.substr(0, end), spec, '<');
}

std::string format_character(const Integer& x, format_spec spec) {
  if (spec.signed_given) throw ValueError("Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) throw ValueError("Alternate form (#) not allowed with integer format specifier 'c'");
  if (x.sign() < 0 || x > Integer(base::max_code_point)) throw OverflowError("%c arg not in range(0x110000)");
  std::string text;
  base::append_code_point(text, static_cast<char32_t>(x.to_int64()));
  if (spec.align == '=') spec.align = '>';
  return padded(text, spec, '>');
}

std::string format_float(double x, const format_spec& spec) {
  if (spec.type != 0 && spec.type != 'n' && !is_one_of(float_types, spec.type)) fail_type_code(spec.type, "float");
  require_no_grouping(spec, "n");
  return padded(float_parts(x, spec), spec);
}

std::string format_integer(const Integer& x, const format_spec& spec) {
  if (is_one_of(float_types, spec.type)) return format_float(x.to_double(), spec);
  if (spec.precision != format_spec::unset) throw ValueError("Precision not allowed in integer format specifier");
  if (spec.no_negative_zero)
    throw ValueError("Negative zero coercion (z) not allowed in format specifier with integer");
  require_no_grouping(spec, "nc");
  if (spec.grouping == ',' && is_one_of("bxXo", spec.type))
    throw ValueError(std::string("Cannot specify ',' with '") + spec.type + "'.");
  if (spec.type == 'c') return format_character(x, spec);
  if (spec.type != 0 && !is_one_of("bdoxXn", spec.type)) fail_type_code(spec.type, "int");
  number_text parts;
  const int base = spec.type == 'b' ? 2 : spec.type == 'o' ? 8 : spec.type == 'x' || spec.type == 'X' ? 16 : 10;
  parts.digits = integer_digits(x, base);
  if (spec.type == 'X')
    std::ranges::transform(parts.digits, parts.digits.begin(),
                           [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (spec.alternate && base != 10) parts.prefix = std::string("0") + spec.type;
  if (x.sign() < 0)
    parts.sign = "-";
  else if (spec.sign != '-')
    parts.sign = spec.sign;
  return padded(parts, spec);
}

std::string joined(const number_text& x) { return x.sign + x.digits + x.rest; }

std::string format_complex(std::complex<double> x, format_spec spec) {
  if (spec.align == '=') {
    throw ValueError(spec.fill == "0" ? "Zero padding is not allowed in complex format specifier"
                                      : "'=' alignment flag is not allowed in complex format specifier");
  }
  if (spec.fill == "0") throw ValueError("Zero padding is not allowed in complex format specifier");
  if (spec.type != 0 && spec.type != 'n' && (spec.type == '%' || !is_one_of(float_types, spec.type)))
    fail_type_code(spec.type, "complex");
  require_no_grouping(spec, "n");
  const auto part = [](double value, format_spec how) {
    const bool shortest = how.type == 0 && how.precision == format_spec::unset;
    if (how.type == 0 && !shortest) how.type = 'g';
    number_text out = float_parts(value, how);
    if (shortest && out.rest == ".0") out.rest = how.alternate ? "." : "";
    format_spec only_grouping;
    only_grouping.grouping = how.grouping;
    out.digits = padded(number_text{{}, {}, out.digits, {}}, only_grouping);
    return out;
  };
  format_spec signed_spec = spec;
  signed_spec.sign = '+';
  const bool bare = spec.type == 0;
  const std::string imaginary = joined(part(x.imag(), signed_spec)) + "j";
  if (bare && x.real() == 0 && !std::signbit(x.real())) return padded(joined(part(x.imag(), spec)) + "j", spec, '>');
  const std::string both = joined(part(x.real(), spec)) + imaginary;
  return padded(bare ? "(" + both + ")" : both, spec, '>');
}

}  // namespace

std::string format(context& where, const Value& given, std::string_view specification) {
  const Value x = unwrapped(given);
  // Numbers of NumPy are formatted as Python's, in which a narrow float shows what it really is.
  const bool widened = given.kind() == kind::scalar && (x.kind() == kind::floating || x.kind() == kind::complex);
  if (specification.empty()) return str_text(where, widened ? x : given);
  if (!is_number(x) && !x.is_str())
    throw TypeError("unsupported format string passed to " + std::string(type_name(given)) + ".__format__");
  if (x.kind() == kind::fraction) throw TypeError("unsupported format string passed to Fraction.__format__");
  const std::string_view class_name = kind_name(x.kind() == kind::boolean ? kind::integer : x.kind());
  const format_spec spec = parse_format_spec(specification, class_name);
  where.spending().allocate(spec.width, spec.fill.size());
  if (spec.precision != format_spec::unset) where.spending().allocate(spec.precision, x.is_str() ? 0 : 2);
  if (x.is_str()) return format_str(x.as_str(), spec);
  if (x.kind() == kind::floating) return format_float(x.as_float(), spec);
  if (x.kind() == kind::complex) return format_complex(x.as_complex(), spec);
  return format_integer(integer_of(x), spec);
}

}  // namespace sipyco::expression
