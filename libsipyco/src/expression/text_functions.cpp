// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "base/utf8.hpp"
#include "expression/bind.hpp"
#include "expression/builtins.hpp"
#include "expression/format.hpp"
#include "expression/numeric.hpp"
#include "expression/printing.hpp"

namespace sipyco::expression {

namespace {

Value ascii(context& where, const arguments& given) {
  return Value(ascii_text(where, bind("ascii(obj, /)", given).at(0)));
}

Value repr(context& where, const arguments& given) {
  return Value(repr_text(where, bind("repr(obj, /)", given).at(0)));
}

Value chr(context&, const arguments& given) {
  const Integer code = index_of(bind("chr(i, /)", given).at(0));
  if (code > Integer(INT32_MAX) || code < Integer(INT32_MIN))
    throw OverflowError("Python int too large to convert to C int");
  if (code.sign() < 0 || code > Integer(base::max_code_point)) throw ValueError("chr() arg not in range(0x110000)");
  std::string out;
  base::append_code_point(out, static_cast<char32_t>(code.to_int64()));
  return Value(out);
}

Value ord(context&, const arguments& given) {
  const Value x = unwrapped(bind("ord(c, /)", given).at(0));
  if (!x.is_str() && x.kind() != kind::bytes) fail_type("ord() expected string of length 1, but ", x, " found");
  if (x.size() != 1)
    throw TypeError("ord() expected a character, but string of length " + std::to_string(x.size()) + " found");
  if (x.kind() == kind::bytes) return Value(static_cast<unsigned char>(x.as_bytes()[0]));
  std::size_t at = 0;
  return Value(static_cast<std::int64_t>(base::next_code_point(x.as_str(), at)));
}

Value format_function(context& where, const arguments& given) {
  const auto p = bind("format(value, format_spec=, /)", given);
  const Value specification = p.get(1, Value(""));
  if (!specification.is_str()) fail_type("format() argument 2 must be str, not ", specification, "");
  return Value(format(where, p.at(0), specification.as_str()));
}

}  // namespace

std::span<const native> text_functions() noexcept {
  static constexpr native table[] = {
      {"ascii", ascii}, {"chr", chr}, {"format", format_function}, {"ord", ord}, {"repr", repr}};
  static_assert(is_sorted_by_name(std::span<const native>(table)));
  return table;
}

}  // namespace sipyco::expression
