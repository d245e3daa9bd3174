// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/text_numbers.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/text/repr.hpp>
#include <sipyco/value/indexing.hpp>
#include <sipyco/value/value.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <vector>

#include "base/float_text.hpp"
#include "expression/numpy/operand.hpp"

namespace sipyco::expression::numpy {

namespace {

using family = dtype::family;

std::string_view stripped(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n\r\f\v");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n\r\f\v") - first + 1);
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// One underscore between two digits is allowed.
bool drop_underscores(std::string& text) {
  const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '_' && (i == 0 || !is_digit(i - 1) || !is_digit(i + 1))) return false;
  std::erase(text, '_');
  return true;
}

bool read_float(std::string_view given, double& out) {
  std::string text = lowered(stripped(given));
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.erase(0, 1);
  if (text == "inf" || text == "infinity")
    out = HUGE_VAL;
  else if (text == "nan")
    out = NAN;
  else if (!drop_underscores(text) || !base::parse_float(text, out))
    return false;
  if (negative) out = -out;
  return true;
}

Value to_float(std::string_view text) {
  double out = 0;
  if (!read_float(text, out)) throw ValueError("could not convert string to float: " + text::repr(Value(text)));
  return Value(out);
}

Value to_integer(std::string_view text) {
  std::string digits(stripped(text));
  if (digits.starts_with('+') && digits.size() > 1 && digits[1] != '-') digits.erase(0, 1);
  const auto parsed = drop_underscores(digits) ? Integer::parse(digits) : result<Integer>(failure{});
  if (!parsed) throw ValueError("invalid literal for int() with base 10: " + text::repr(Value(text)));
  return Value(*parsed);
}

}  // namespace

NDArray number_from_text(std::string_view text, dtype type) {
  switch (type.kind()) {
    case family::signed_integer:
    case family::unsigned_integer: return as_array(to_integer(text), type);
    case family::boolean: return as_array(Value(to_integer(text) != Value(0)), type);
    case family::complex: {
      double real = 0;
      if (!read_float(text, real)) throw ValueError("complex() arg is a malformed string");
      return as_array(Value(real), type);
    }
    case family::floating: return as_array(to_float(text), type);
    default: throw TypeError("cannot cast text to " + type.name());
  }
}

NDArray numbers_from_text(const NDArray& x, dtype type, budget& limits) {
  NDArray out = new_array(x.shape(), type, limits);
  limits.step(x.size() * 4);
  std::byte* to = out.mutable_data();
  for (std::size_t i = 0; i < x.size(); ++i, to += type.itemsize()) {
    const Value item = x.item(i).as_scalar().item();
    const NDArray number = number_from_text(item.is_str() ? item.as_str() : item.as_bytes(), type.little_endian());
    const NDArray ordered = number.astype(type);
    std::memcpy(to, ordered.data(), type.itemsize());
  }
  return out;
}

namespace {

/// The characters that NumPy reserves for numbers of a dtype.
std::size_t reserved_width(dtype type) {
  static constexpr std::size_t of_signed[] = {4, 6, 11, 21}, of_unsigned[] = {3, 5, 10, 20};
  const auto size = static_cast<std::size_t>(std::bit_width(type.itemsize()) - 1);
  switch (type.kind()) {
    case family::boolean: return 5;
    case family::signed_integer: return of_signed[size];
    case family::unsigned_integer: return of_unsigned[size];
    case family::floating: return 32;
    default: return 64;
  }
}

}  // namespace

NDArray text_from_numbers(const NDArray& x, dtype type, bool by_dtype, budget& limits) {
  limits.step(x.size() * 8);
  limits.allocate(x.size(), 64);
  std::vector<std::string> texts;
  std::size_t longest = 1;
  for (std::size_t i = 0; i < x.size(); ++i) {
    texts.push_back(text::str(x.item(i)));
    longest = std::max(longest, texts.back().size());
  }
  if (by_dtype) longest = reserved_width(x.type());
  if (type.itemsize() <= 4) type = dtype(family::str, static_cast<std::uint32_t>(4 * longest));
  NDArray out = new_array(x.shape(), type, limits);
  auto* to = reinterpret_cast<char32_t*>(out.mutable_data());
  const std::size_t width = type.itemsize() / 4;
  for (const std::string& each : texts) {
    for (std::size_t i = 0; i < width; ++i)
      to[i] = i < each.size() ? static_cast<char32_t>(static_cast<unsigned char>(each[i])) : U'\0';
    to += width;
  }
  return out;
}

}  // namespace sipyco::expression::numpy
