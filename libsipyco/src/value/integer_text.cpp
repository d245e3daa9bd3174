// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/integer.hpp>
#include "value/big_integer.hpp"

#include <algorithm>
#include <charconv>

namespace sipyco {

using access = integer_access;

namespace {

/// As many digits of a base as surely fit 63 bits.
constexpr std::size_t chunk_digits(int base) { return base == 10 ? 18 : base == 16 ? 15 : base == 8 ? 20 : 62; }

bool read_chunk(std::string_view digits, int base, std::uint64_t& out) {
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, out, base);
  return error == std::errc() && stop == end;
}

cpp_int power(int base, std::size_t exponent) { return pow(cpp_int(base), static_cast<unsigned>(exponent)); }

std::string power_of_two_digits(cpp_int x, int bits) {
  static constexpr char letters[] = "0123456789abcdef";
  std::string out;
  for (; !x.is_zero(); x >>= bits) out += letters[static_cast<unsigned>(x & ((1 << bits) - 1))];
  std::ranges::reverse(out);
  return out;
}

}  // namespace

result<Integer> Integer::parse(std::string_view digits, int base, std::size_t max_digits) {
  const std::string_view whole = digits;
  const bool negative = !digits.empty() && digits.front() == '-';
  if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) digits.remove_prefix(1);
  if (digits.empty()) return failure{failure_kind::value_error, "an integer needs digits"};
  if (digits.size() > max_digits) return limit_failure("integer digits", "max_int_digits", max_digits);
  const std::size_t step = chunk_digits(base);
  cpp_int big;
  std::uint64_t chunk = 0;
  for (bool first = true; !digits.empty(); first = false) {
    const auto part = digits.substr(0, step);
    if (!read_chunk(part, base, chunk))
      return failure{failure_kind::value_error, "not an integer: " + std::string(whole.substr(0, 40))};
    digits.remove_prefix(part.size());
    if (first && digits.empty()) {
      const auto small = static_cast<std::int64_t>(chunk);
      return Integer(negative ? -small : small);
    }
    big = first ? cpp_int(chunk) : cpp_int(big * power(base, part.size()) + chunk);
  }
  return access::narrow(negative ? cpp_int(-big) : std::move(big));
}

std::string Integer::to_string(int base) const {
  if (base == 10) {
    if (big_) return big_->value.str();
    char text[24];
    return {text, std::to_chars(text, text + sizeof text, small_).ptr};
  }
  if (sign() == 0) return "0";
  const int bits = base == 16 ? 4 : base == 8 ? 3 : 1;
  const std::string digits = power_of_two_digits(abs(access::wide(*this)), bits);
  return sign() < 0 ? "-" + digits : digits;
}

}  // namespace sipyco
