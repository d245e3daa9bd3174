// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "expression/arithmetic.hpp"
#include "expression/bind.hpp"
#include "expression/builtins.hpp"
#include "expression/float_operators.hpp"
#include "expression/integer_text.hpp"
#include "expression/numeric.hpp"
#include "expression/rounding.hpp"

namespace sipyco::expression {

namespace {

Value abs(context& where, const arguments& given) {
  return unary(where, unary_operator::absolute, bind("abs(x, /)", given).at(0));
}

Value prefixed(const Value& x, std::string_view prefix, int base) {
  const Integer whole = index_of(x);
  return Value((whole.sign() < 0 ? "-" : "") + std::string(prefix) + integer_digits(whole, base));
}

Value bin(context&, const arguments& given) { return prefixed(bind("bin(x, /)", given).at(0), "0b", 2); }
Value oct(context&, const arguments& given) { return prefixed(bind("oct(x, /)", given).at(0), "0o", 8); }
Value hex(context&, const arguments& given) { return prefixed(bind("hex(x, /)", given).at(0), "0x", 16); }

Value divmod(context& where, const arguments& given) {
  const auto p = bind("divmod(a, b, /)", given);
  const Value &a = p.at(0), &b = p.at(1);
  const bool floats = is_number(a) && is_number(b) && (a.kind() == kind::floating || b.kind() == kind::floating) &&
                      a.kind() != kind::complex && b.kind() != kind::complex;
  if (floats) {
    if (real_of(b) == 0) throw ZeroDivisionError("float divmod()");
    const auto [quotient, remainder] = float_divmod(real_of(a), real_of(b));
    return Value::tuple({Value(quotient), Value(remainder)});
  }
  if (a.is_str() || a.kind() == kind::bytes)
    throw TypeError("unsupported operand type(s) for divmod(): '" + std::string(type_name(a)) + "' and '" +
                    std::string(type_name(b)) + "'");
  Value quotient = binary(where, binary_operator::floor_divide, a, b);
  return Value::tuple({std::move(quotient), binary(where, binary_operator::modulo, a, b)});
}

Value pow(context& where, const arguments& given) {
  const auto p = bind("pow(base, exp, mod=)", given);
  if (!p.unless_none(2)) return binary(where, binary_operator::power, p.at(0), p.at(1));
  if (!is_integral(p.at(0)) || !is_integral(p.at(1)) || !is_integral(p.at(2)))
    throw TypeError("pow() 3rd argument not allowed unless all arguments are integers");
  return Value(integer_power(where, integer_of(p.at(0)), integer_of(p.at(1)), integer_of(p.at(2))));
}

Value round(context& where, const arguments& given) {
  const auto p = bind("round(number, ndigits=)", given);
  return rounded(where, p.at(0), p[1]);
}

}  // namespace

std::span<const native> number_functions() noexcept {
  static constexpr native table[] = {{"abs", abs}, {"bin", bin}, {"divmod", divmod}, {"hex", hex},
                                     {"oct", oct}, {"pow", pow}, {"round", round}};
  static_assert(is_sorted_by_name(std::span<const native>(table)));
  return table;
}

}  // namespace sipyco::expression
