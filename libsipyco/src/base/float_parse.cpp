// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/float_text.hpp"

#include <charconv>
#include <limits>

namespace sipyco::base {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

struct scanner {
  std::string_view text;
  std::size_t at = 0;

  [[nodiscard]] bool more() const noexcept { return at < text.size(); }
  std::string_view digits() noexcept {
    const auto start = at;
    while (more() && is_digit(text[at])) ++at;
    return text.substr(start, at - start);
  }
};

/// The exponent, cut to what no text of less than a gigabyte can make up for.
long long bounded_exponent(std::string_view digits, bool negative) noexcept {
  constexpr long long bound = 100'000'000'000;
  long long exponent = 0;
  for (const char c : digits) exponent = exponent < bound ? exponent * 10 + (c - '0') : bound;
  return negative ? -exponent : exponent;
}

/// Whether a number too far from one for a double is far above it rather than far below; `text` is a valid literal.
bool is_huge(std::string_view text) noexcept {
  scanner in{text};
  const auto whole = in.digits();
  const auto whole_zeros = whole.find_first_not_of('0');
  long long leading = 0;
  if (whole_zeros != std::string_view::npos) leading = static_cast<long long>(whole.size() - whole_zeros);
  if (in.more() && text[in.at] == '.') {
    ++in.at;
    const auto fraction = in.digits();
    const auto zeros = fraction.find_first_not_of('0');
    if (leading == 0 && zeros != std::string_view::npos) leading = -static_cast<long long>(zeros);
  }
  if (!in.more()) return leading > 0;
  ++in.at;
  const bool negative = text[in.at] == '-';
  if (!is_digit(text[in.at])) ++in.at;
  return leading + bounded_exponent(in.digits(), negative) > 0;
}

}  // namespace

bool parse_float(std::string_view text, double& value) noexcept {
  if (text.empty() || !(is_digit(text.front()) || text.front() == '.')) return false;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  if (end != last || error == std::errc::invalid_argument) return false;
  if (error == std::errc::result_out_of_range) value = is_huge(text) ? std::numeric_limits<double>::infinity() : 0.0;
  return true;
}

}  // namespace sipyco::base
