// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/decimal.hpp"

#include "base/float_text.hpp"

#include <charconv>

namespace sipyco::pyon {

detail::exponent detail::take_exponent(const char* p, const char* end) noexcept {
  const bool negative = p != end && *p == '-';
  if (p != end && (*p == '-' || *p == '+')) ++p;
  exponent out{p, 0, p != end && is_digit(*p)};
  constexpr int enough = 1 << 24;
  for (; p != end && is_digit(*p); ++p)
    if (out.value < enough) out.value = out.value * 10 + (*p - '0');
  if (negative) out.value = -out.value;
  out.end = p;
  return out;
}

double to_double_slowly(const char* begin, const char* end) noexcept {
  double out = 0;
  const auto parsed = std::from_chars(begin, end, out);
  if (parsed.ec == std::errc() && parsed.ptr == end) return out;
  (void)base::parse_float({begin, static_cast<std::size_t>(end - begin)}, out);
  return out;
}

}  // namespace sipyco::pyon
