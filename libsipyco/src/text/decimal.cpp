// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace sipyco::text {
namespace {

/// A long double near the largest has 4933 digits before the point.
using digit_buffer = std::array<char, 5000>;

std::string_view rounded(digit_buffer& buffer, const floating& x, std::chars_format form, int decimals) {
  char* const last = buffer.data() + buffer.size();
  const auto end = x.itemsize <= 8 ? std::to_chars(buffer.data(), last, static_cast<double>(x.value), form, decimals)
                                   : std::to_chars(buffer.data(), last, x.value, form, decimals);
  return {buffer.data(), end.ptr};
}

/// Takes `-1.25e+05` or `-1.25` apart.
decimal split(std::string_view text) {
  decimal out;
  const auto e = text.find('e');
  if (e != text.npos) {
    const auto* first = text.data() + e + 1;
    std::from_chars(first + (*first == '+'), text.data() + text.size(), out.exponent);
    text = text.substr(0, e);
  }
  const auto point = std::min(text.find('.'), text.size());
  out.whole = text.substr(0, point);
  out.fraction = text.substr(std::min(point + 1, text.size()));
  return out;
}

void trim_zeros(std::string& fraction) { fraction.resize(fraction.find_last_not_of('0') + 1); }

decimal positional_of(const base::float_digits& d) {
  decimal out;
  const auto digits = d.view();
  if (d.negative) out.whole = '-';
  if (d.exponent < 0) {
    out.whole += '0';
    out.fraction.assign(static_cast<std::size_t>(-d.exponent - 1), '0').append(digits);
    trim_zeros(out.fraction);
    return out;
  }
  const auto whole = static_cast<std::size_t>(d.exponent) + 1;
  out.whole += digits.substr(0, whole);
  if (digits.size() < whole) out.whole.append(whole - digits.size(), '0');
  if (digits.size() > whole) out.fraction = digits.substr(whole);
  return out;
}

}  // namespace

decimal to_positional(const floating& x, int max_decimals) {
  const auto d = shortest_digits(x);
  const int decimals = d.count - 1 - d.exponent;
  if (decimals >= 0 && decimals <= max_decimals) return positional_of(d);
  digit_buffer buffer;
  auto out = split(rounded(buffer, x, std::chars_format::fixed, std::clamp(decimals, 0, max_decimals)));
  trim_zeros(out.fraction);
  return out;
}

decimal to_exponential(const floating& x, int min_decimals, int max_decimals) {
  const auto d = shortest_digits(x);
  const int decimals = std::clamp(d.count - 1, min_decimals, max_decimals);
  if (decimals == d.count - 1) {
    const auto digits = d.view();
    return {(d.negative ? "-" : "") + std::string(1, digits[0]), std::string(digits.substr(1)), d.exponent};
  }
  digit_buffer buffer;
  auto out = split(rounded(buffer, x, std::chars_format::scientific, decimals));
  if (decimals > min_decimals) {
    trim_zeros(out.fraction);
    out.fraction.resize(std::max(out.fraction.size(), static_cast<std::size_t>(min_decimals)), '0');
  }
  return out;
}

}  // namespace sipyco::text
