// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/percent_format.hpp"

#include <sipyco/base/error.hpp>
#include "base/utf8.hpp"
#include "expression/characters.hpp"
#include "expression/collections.hpp"
#include "expression/format_spec.hpp"
#include "expression/integer_text.hpp"
#include "expression/numeric.hpp"
#include "expression/printing.hpp"
#include "expression/rounding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sipyco::expression {

namespace {

/// `%[(key)][flags][width][.precision]type`.
struct conversion {
  bool left = false, plus = false, space = false, alternate = false, zero = false;
  std::size_t width = 0;
  std::size_t precision = format_spec::unset;
  char type = 0;
};

class formatter {
 public:
  formatter(context& where, const Value& format, const Value& values)
      : where_(where),
        bytes_(format.kind() == kind::bytes),
        text_(bytes_ ? format.as_bytes() : format.as_str()),
        values_(values) {}

  std::string run();

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool accept(char c) { return at_ < text_.size() && text_[at_] == c ? (++at_, true) : false; }
  const Value& next();
  void read_key();
  std::size_t number();
  conversion read();
  void append(const conversion& how);
  [[noreturn]] void fail_type_code();
  std::string text_of(const conversion& how, const Value& x);
  std::string character(const Value& x);
  std::string integer(const conversion& how, const Value& x);
  std::string real(const conversion& how, const Value& x);
  [[nodiscard]] bool takes_mapping() const {
    return values_.is_dict() || values_.kind() == kind::list || values_.kind() == kind::ndarray ||
           (values_.kind() == kind::bytes && !bytes_) || as<range>(values_);
  }

  context& where_;
  bool bytes_;
  std::string_view text_;
  const Value& values_;
  std::string out_;
  std::optional<Value> keyed_;
  std::size_t at_ = 0;
  std::size_t used_ = 0;
  bool has_keys_ = false;
};

const Value& formatter::next() {
  if (keyed_) return *keyed_;
  if (has_keys_) throw TypeError("not enough arguments for format string");
  if (values_.kind() != kind::tuple) {
    if (used_++ > 0) throw TypeError("not enough arguments for format string");
    return values_;
  }
  if (used_ == values_.items().size()) throw TypeError("not enough arguments for format string");
  return values_.items()[used_++];
}

/// Behind an opening parenthesis.
void formatter::read_key() {
  if (!takes_mapping()) throw TypeError("format requires a mapping");
  std::size_t depth = 1;
  const std::size_t begin = at_;
  for (; at_ < text_.size() && depth > 0; ++at_) depth += text_[at_] == '(' ? 1 : text_[at_] == ')' ? SIZE_MAX : 0;
  if (depth > 0) throw ValueError("incomplete format key");
  const auto key = text_.substr(begin, at_ - begin - 1);
  if (!values_.is_dict())
    throw TypeError(std::string(type_name(values_)) + " indices must be integers or slices, not str");
  keyed_ = values_.as_dict().at(bytes_ ? Value::bytes(key) : Value::str_unchecked(key));
  has_keys_ = true;
}

std::size_t formatter::number() {
  if (accept('*')) {
    const Value& x = next();
    if (!is_integral(x)) throw TypeError("* wants int");
    return static_cast<std::size_t>(small_index(x));  // a negative one is looked at by the caller
  }
  std::size_t out = 0;
  for (; is_digit(peek()); ++at_) {
    out = out * 10 + static_cast<std::size_t>(peek() - '0');
    if (out > 0x7fffffff) throw ValueError("width too big");
  }
  return out;
}

conversion formatter::read() {
  conversion out;
  for (;; ++at_) {
    if (peek() == '-')
      out.left = true;
    else if (peek() == '+')
      out.plus = true;
    else if (peek() == ' ')
      out.space = true;
    else if (peek() == '#')
      out.alternate = true;
    else if (peek() == '0')
      out.zero = true;
    else
      break;
  }
  out.width = number();
  if (static_cast<std::ptrdiff_t>(out.width) < 0) {
    out.left = true;
    out.width = 0 - out.width;
  }
  if (accept('.'))
    out.precision = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(number())));
  if (peek() == 'h' || peek() == 'l' || peek() == 'L') ++at_;
  if (at_ == text_.size()) throw ValueError("incomplete format");
  out.type = text_[at_++];
  return out;
}

std::string formatter::character(const Value& x) {
  if (has_index(x)) {
    const Integer code = index_of(x);
    const Integer most(bytes_ ? 255 : static_cast<std::int64_t>(base::max_code_point));
    if (code.sign() < 0 || code > most)
      throw OverflowError(bytes_ ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
    std::string out;
    if (bytes_)
      out += static_cast<char>(static_cast<unsigned char>(code.to_int64()));
    else
      base::append_code_point(out, static_cast<char32_t>(code.to_int64()));
    return out;
  }
  if (bytes_ && x.kind() == kind::bytes && x.size() == 1) return std::string(x.as_bytes());
  if (!bytes_ && x.is_str() && x.size() == 1) return std::string(x.as_str());
  throw TypeError(bytes_ ? "%c requires an integer in range(256) or a single byte" : "%c requires int or char");
}

std::string formatter::text_of(const conversion& how, const Value& x) {
  if (how.type == 'c') return character(x);
  std::string out;
  if (bytes_ && (how.type == 's' || how.type == 'b')) {
    if (x.kind() != kind::bytes)
      fail_type("%b requires a bytes-like object, or an object that implements __bytes__, not '", x, "'");
    out = x.as_bytes();
    return out.substr(0, how.precision);
  }
  out = how.type == 's'             ? str_text(where_, x)
        : how.type == 'a' || bytes_ ? ascii_text(where_, x)
                                    : repr_text(where_, x);
  std::size_t end = 0;
  for (std::size_t count = 0; end < out.size() && count < how.precision; ++count)
    static_cast<void>(base::next_code_point(out, end));
  return out.substr(0, end);
}

std::string formatter::integer(const conversion& how, const Value& given) {
  const Value x = unwrapped(given);
  const bool decimal = how.type == 'd' || how.type == 'i' || how.type == 'u';
  const bool real = x.kind() == kind::floating || x.kind() == kind::fraction;
  if (!is_integral(x) && !(decimal && real))
    throw TypeError(std::string("%") + how.type + " format: " + (decimal ? "a real number" : "an integer") +
                    " is required, not " + std::string(type_name(given)));
  const Integer whole =
      is_integral(x) ? integer_of(x)
      : x.kind() == kind::floating
          ? whole_part(x.as_float())
          : Integer::floor_divide(x.numerator().sign() < 0 ? -x.numerator() : x.numerator(), x.denominator());
  const bool negative =
      whole.sign() < 0 || (x.kind() == kind::fraction && x.numerator().sign() < 0 && whole.sign() != 0);
  const int base = how.type == 'o' ? 8 : how.type == 'x' || how.type == 'X' ? 16 : 10;
  std::string digits = integer_digits(whole, base);
  if (how.precision != format_spec::unset && how.precision > digits.size())
    digits.insert(0, how.precision - digits.size(), '0');
  std::string before = negative ? "-" : how.plus ? "+" : how.space ? " " : "";
  if (how.alternate && base != 10) before += base == 8 ? "0o" : "0x";
  if (how.zero && !how.left && before.size() + digits.size() < how.width)
    digits.insert(0, how.width - before.size() - digits.size(), '0');
  std::string out = before + digits;
  if (how.type == 'X')
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

std::string formatter::real(const conversion& how, const Value& given) {
  const Value x = unwrapped(given);
  if (!is_number(x) || x.kind() == kind::complex) fail_type("must be real number, not ", given, "");
  format_spec spec;
  spec.type = how.type;
  spec.precision = how.precision;
  spec.alternate = how.alternate;
  spec.sign = how.plus ? '+' : how.space ? ' ' : '-';
  if (how.zero && !how.left) {
    spec.fill = "0";
    spec.align = '=';
    spec.width = how.width;
  }
  return padded(float_parts(real_of(x), spec), spec);
}

void formatter::fail_type_code() {
  std::size_t end = at_ - 1;
  const char32_t type =
      bytes_ ? static_cast<unsigned char>(text_[end]) : base::next_code_point(text_, end);  // of any script
  throw ValueError(fmt::format("unsupported format character '{}' (0x{:x}) at index {}",
                               type > 31 && type < 127 ? static_cast<char>(type) : '?', static_cast<unsigned>(type),
                               at_ - 1));
}

void formatter::append(const conversion& how) {
  const std::string_view texts = bytes_ ? "srabc" : "srac", integers = "diuoxX", reals = "eEfFgG";
  const Value& x = next();
  where_.spending().allocate(how.width);
  if (how.precision != format_spec::unset) where_.spending().allocate(how.precision, 2);
  std::string out;
  if (texts.find(how.type) != texts.npos)
    out = text_of(how, x);
  else if (integers.find(how.type) != integers.npos)
    out = integer(how, x);
  else if (reals.find(how.type) != reals.npos)
    out = real(how, x);
  else
    fail_type_code();
  format_spec spec;
  spec.width = how.width;
  spec.align = how.left ? '<' : '>';
  out_ += bytes_ && out.size() >= spec.width ? out : padded(out, spec, '>');
}

std::string formatter::run() {
  while (at_ < text_.size()) {
    const std::size_t percent = std::min(text_.find('%', at_), text_.size());
    out_ += text_.substr(at_, percent - at_);
    at_ = percent;
    if (at_ == text_.size()) break;
    ++at_;
    keyed_.reset();
    if (accept('%')) {
      out_ += '%';
      continue;
    }
    if (accept('(')) read_key();
    append(read());
    where_.spending().allocate(out_.size() / 16);
  }
  const std::size_t available = values_.kind() == kind::tuple ? values_.items().size() : takes_mapping() ? 0 : 1;
  if (used_ < available && !has_keys_)
    throw TypeError(std::string("not all arguments converted during ") + (bytes_ ? "bytes" : "string") + " formatting");
  return std::move(out_);
}

}  // namespace

Value percent_format(context& where, const Value& format, const Value& values) {
  std::string out = formatter(where, format, values).run();
  return format.is_str() ? Value::str_unchecked(out) : Value::bytes(out);
}

}  // namespace sipyco::expression
