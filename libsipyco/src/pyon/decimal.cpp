// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/decimal.hpp"

#include "base/float_text.hpp"

#include <charconv>

namespace sipyco::pyon {

double to_double_slowly(const decimal& literal) noexcept {
  double out = 0;
  const auto parsed = std::from_chars(literal.begin, literal.end, out);
  if (parsed.ec == std::errc() && parsed.ptr == literal.end) return out;
  (void)base::parse_float({literal.begin, static_cast<std::size_t>(literal.end - literal.begin)}, out);
  return out;
}

}  // namespace sipyco::pyon
