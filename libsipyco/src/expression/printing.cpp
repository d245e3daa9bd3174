// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/printing.hpp"

#include <sipyco/text/repr.hpp>
#include "base/utf8.hpp"
#include "expression/nested.hpp"

#include <fmt/format.h>

namespace sipyco::expression {

std::string repr_text(context& where, const Value& x) {
  charge_parts(where.spending(), x);
  std::string out = text::repr(x);
  where.spending().allocate(out.size());
  return out;
}

std::string str_text(context& where, const Value& x) {
  if (x.is_str()) return std::string(x.as_str());
  charge_parts(where.spending(), x);
  std::string out = text::str(x);
  where.spending().allocate(out.size());
  return out;
}

std::string ascii_text(context& where, const Value& x) {
  const std::string text = repr_text(where, x);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (c < 0x80)
      out += static_cast<char>(c);
    else if (c < 0x100)
      out += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
    else if (c < 0x10000)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += fmt::format("\\U{:08x}", static_cast<unsigned>(c));
  }
  return out;
}

Value convert(context& where, const Value& x, char conversion) {
  if (conversion == 'r') return Value(repr_text(where, x));
  return Value(conversion == 'a' ? ascii_text(where, x) : str_text(where, x));
}

}  // namespace sipyco::expression
