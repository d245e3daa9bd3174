// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/number_literal.hpp"

#include "base/float_text.hpp"
#include "expression/characters.hpp"

namespace sipyco::expression {

namespace {

/// 16, 8 or 2 for a literal with such a prefix, else 10.
int base_of(std::string_view literal) {
  if (literal.size() < 2 || literal[0] != '0') return 10;
  switch (literal[1] | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 10;
  }
}

std::string_view base_name(int base) {
  return base == 16 ? "hexadecimal" : base == 8 ? "octal" : base == 2 ? "binary" : "decimal";
}

/// Digits of a base with single underscores between them.
class digit_scanner {
 public:
  digit_scanner(const lexer& in, std::size_t at, int base) : in_(in), at_(at), base_(base) {}

  std::size_t at() const { return at_; }
  char peek() const { return at_ < in_.text().size() ? in_.text()[at_] : '\0'; }
  void skip(std::size_t count) { at_ += count; }
  bool digits() {
    const std::size_t begin = at_;
    while (digit_value(peek()) < base_) {
      ++at_;
      if (peek() != '_') continue;
      ++at_;
      if (digit_value(peek()) >= base_) fail();
    }
    return at_ != begin;
  }
  [[noreturn]] void fail() const { in_.fail("invalid " + std::string(base_name(base_)) + " literal", at_); }

 private:
  const lexer& in_;
  std::size_t at_;
  int base_;
};

std::size_t prefixed_end(const lexer& in, std::size_t at, int base) {
  digit_scanner scan(in, at + 2, base);
  if (scan.peek() == '_') scan.skip(1);
  if (!scan.digits()) scan.fail();
  if (is_digit(scan.peek()))
    in.fail(std::string("invalid digit '") + scan.peek() + "' in " + std::string(base_name(base)) + " literal",
            scan.at());
  return scan.at();
}

/// A float's exponent, if there is one; `1else` begins with none.
void skip_exponent(digit_scanner& scan, std::string_view text) {
  if ((scan.peek() | 0x20) != 'e') return;
  const auto rest = text.substr(scan.at() + 1);
  const std::size_t sign = !rest.empty() && (rest[0] == '+' || rest[0] == '-') ? 1 : 0;
  if (rest.size() <= sign || !is_digit(rest[sign])) return;
  scan.skip(1 + sign);
  scan.digits();
}

/// Python warns of `1if x else y` and takes it; `1x` is an error.
bool may_follow(std::string_view rest) {
  if (rest.empty() || !is_name_part(rest[0])) return true;
  for (const std::string_view word : {"and", "else", "for", "if", "in", "is", "or", "not"})
    if (rest.starts_with(word)) return true;
  return false;
}

bool has_leading_zeros(std::string_view digits) {
  return digits.size() > 1 && digits[0] == '0' && digits.find_first_not_of("0_") != digits.npos;
}

Value integer_literal(std::string_view literal, std::string& error) {
  const int base = base_of(literal);
  const auto digits = without_underscores(literal.substr(base == 10 ? 0 : literal[2] == '_' ? 3 : 2));
  auto whole = Integer::parse(*digits, base, base == 10 ? 4300 : 100'000);
  if (whole) return Value(std::move(*whole));
  error = "Exceeds the limit (4300 digits) for integer string conversion: value has " + std::to_string(digits->size()) +
          " digits; Consider hexadecimal for huge integer literals to avoid decimal "
          "conversion limits.";
  return {};
}

}  // namespace

std::size_t number_literal_end(const lexer& in, std::size_t at) {
  const auto text = in.text();
  std::size_t end;
  if (const int base = base_of(text.substr(at)); base != 10) {
    end = prefixed_end(in, at, base);
  } else {
    digit_scanner scan(in, at, 10);
    scan.digits();
    const std::size_t whole_end = scan.at();
    if (scan.peek() == '.') {
      scan.skip(1);
      scan.digits();
    }
    skip_exponent(scan, text);
    const bool imaginary = (scan.peek() | 0x20) == 'j';
    if (imaginary) scan.skip(1);
    end = scan.at();
    if (end == whole_end && has_leading_zeros(text.substr(at, end - at)))
      in.fail("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", at);
  }
  if (!may_follow(text.substr(end)))
    in.fail("invalid " + std::string(base_name(base_of(text.substr(at)))) + " literal", end);
  return end;
}

Value number_literal(std::string_view literal, std::string& error) {
  if (base_of(literal) != 10) return integer_literal(literal, error);
  const bool imaginary = (literal.back() | 0x20) == 'j';
  if (!imaginary && literal.find_first_of(".eE") == literal.npos) return integer_literal(literal, error);
  if (imaginary) literal.remove_suffix(1);
  double value = 0;
  const auto plain = *without_underscores(literal);
  if (!base::parse_float(plain, value)) error = "invalid decimal literal";
  return imaginary ? Value(std::complex<double>(0, value)) : Value(value);
}

std::optional<std::string> without_underscores(std::string_view digits) {
  std::string out;
  out.reserve(digits.size());
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] != '_') {
      out += digits[i];
    } else if (i == 0 || i + 1 == digits.size() || digit_value(digits[i - 1]) > 35 || digit_value(digits[i + 1]) > 35) {
      return {};
    }
  }
  return out;
}

}  // namespace sipyco::expression
