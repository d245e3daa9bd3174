// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/format_spec.hpp"

#include <sipyco/base/error.hpp>
#include "base/utf8.hpp"
#include "expression/letter.hpp"

#include <algorithm>
#include <optional>

namespace sipyco::expression {

namespace {

bool is_align(std::string_view text, std::size_t at) {
  return at < text.size() && std::string_view("<>=^").find(text[at]) != std::string_view::npos;
}

/// Takes a specification apart from the left.
class spec_reader {
 public:
  spec_reader(std::string_view text, std::string_view class_name) : text_(text), class_name_(class_name) {}

  format_spec read() {
    read_fill();
    read_sign();
    out_.no_negative_zero = accept('z');
    out_.alternate = accept('#');
    read_zero();
    out_.width = number().value_or(0);
    while (peek() == ',' || peek() == '_') read_grouping();
    if (accept('.')) {
      const auto precision = number();
      if (!precision) throw ValueError("Format specifier missing precision");
      out_.precision = *precision;
    }
    if (at_ < text_.size()) out_.type = text_[at_++];
    if (at_ < text_.size())
      throw ValueError("Invalid format specifier '" + std::string(text_) + "' for object of type '" +
                       std::string(class_name_) + "'");
    return out_;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool accept(char c) {
    if (peek() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
  }
  void read_fill() {
    if (text_.empty()) return;
    std::size_t second = 0;
    static_cast<void>(base::next_code_point(text_, second));
    if (is_align(text_, second)) {
      out_.fill = text_.substr(0, second);
      filled_ = true;
      at_ = second;
    }
    if (is_align(text_, at_)) out_.align = text_[at_++];
  }
  void read_sign() {
    if (peek() != '+' && peek() != '-' && peek() != ' ') return;
    out_.signed_given = true;
    out_.sign = text_[at_++];
  }
  void read_zero() {
    if (filled_ || peek() != '0') return;
    out_.fill = "0";
    if (out_.align == 0 && class_name_ != "str") out_.align = '=';
    ++at_;
  }
  void read_grouping() {
    if (out_.grouping != 0)
      throw ValueError(out_.grouping == peek() ? "Cannot specify both ',' and '_'."
                                               : "Cannot specify both ',' and '_'.");
    out_.grouping = text_[at_++];
  }
  std::optional<std::size_t> number() {
    std::optional<std::size_t> out;
    for (std::size_t next = at_; next < text_.size(); at_ = next) {
      const auto digit = decimal_value(base::next_code_point(text_, next));
      if (!digit) break;
      out = out.value_or(0) * 10 + static_cast<std::size_t>(*digit);
      if (*out > 0x7fffffff) throw ValueError("Too many decimal digits in format string");
    }
    return out;
  }

  std::string_view text_, class_name_;
  std::size_t at_ = 0;
  bool filled_ = false;
  format_spec out_;
};

std::string grouped(const std::string& digits, const format_spec& spec, std::size_t width) {
  if (spec.grouping == 0 || digits.empty())
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
  const bool four = std::string_view("bxXo").find(spec.type) != std::string_view::npos && spec.type != 0;
  const std::size_t each = four ? 4 : 3;
  std::string out;  // from the right
  std::size_t count = 0;
  for (std::size_t i = digits.size(); i > 0 || out.size() < width; ++count) {
    if (count > 0 && count % each == 0) out += spec.grouping;
    out += i > 0 ? digits[--i] : '0';
  }
  std::ranges::reverse(out);
  return out;
}

std::string repeated(std::string_view fill, std::size_t count) {
  std::string out;
  for (; count > 0; --count) out += fill;
  return out;
}

}  // namespace

format_spec parse_format_spec(std::string_view text, std::string_view class_name) {
  return spec_reader(text, class_name).read();
}

std::string padded(std::string_view text, const format_spec& spec, char default_align) {
  const std::size_t length = base::count_code_points(text);
  if (length >= spec.width) return std::string(text);
  const std::size_t missing = spec.width - length;
  const char align = spec.align ? spec.align : default_align;
  const std::size_t left = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
  return repeated(spec.fill, left) + std::string(text) + repeated(spec.fill, missing - left);
}

std::string padded(const number_text& parts, const format_spec& spec) {
  const char align = spec.align ? spec.align : '>';
  const std::size_t fixed = parts.sign.size() + parts.prefix.size() + parts.rest.size();
  const bool zeros = align == '=' && spec.fill == "0";
  const std::size_t least = zeros && spec.width > fixed ? spec.width - fixed : 0;
  const std::string number = grouped(parts.digits, spec, least) + parts.rest;
  const std::string before = parts.sign + parts.prefix;
  if (align != '=') return padded(before + number, spec, '>');
  const std::size_t length = before.size() + number.size();
  return before + repeated(spec.fill, spec.width > length ? spec.width - length : 0) + number;
}

}  // namespace sipyco::expression
