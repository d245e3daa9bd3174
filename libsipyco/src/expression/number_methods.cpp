// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "expression/bind.hpp"
#include "expression/collections.hpp"
#include "expression/float_hex.hpp"
#include "expression/iteration.hpp"
#include "expression/methods.hpp"
#include "expression/numeric.hpp"
#include "expression/slice_indices.hpp"
#include "value/integer_math.hpp"

#include <algorithm>
#include <cmath>

namespace sipyco::expression {

namespace {

Integer size_of(const Value& self) {
  const Integer x = integer_of(self);
  return x.sign() < 0 ? -x : x;
}

Value bit_count(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("bit_count()", given));
  return Value(integer_math::bit_count(integer_of(self)));
}

Value bit_length(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("bit_length()", given));
  return Value(size_of(self).bit_length());
}

Value conjugate(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("conjugate()", given));
  if (self.kind() == kind::complex) return Value(std::conj(self.as_complex()));
  return is_integral(self) ? Value(integer_of(self)) : self;
}

Value as_integer_ratio(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("as_integer_ratio()", given));
  if (self.kind() == kind::fraction) return Value::tuple({Value(self.numerator()), Value(self.denominator())});
  if (is_integral(self)) return Value::tuple({Value(integer_of(self)), Value(1)});
  const double x = self.as_float();
  if (std::isnan(x)) throw ValueError("cannot convert NaN to integer ratio");
  if (std::isinf(x)) throw OverflowError("cannot convert Infinity to integer ratio");
  const auto [top, bottom] = integer_math::as_ratio(x);
  return Value::tuple({Value(top), Value(bottom)});
}

bool is_little(const Value& order) {
  if (!order.is_str()) fail_type("byteorder must be str, not ", order, "");
  if (order.as_str() != "little" && order.as_str() != "big")
    throw ValueError("byteorder must be either 'little' or 'big'");
  return order.as_str() == "little";
}

Value to_bytes(context& where, Value& self, const arguments& given) {
  const auto p = bind("to_bytes(length=, byteorder=, *, signed=)", given);
  const auto length = small_index(p.get(0, Value(1)));
  if (length < 0) throw ValueError("length argument must be non-negative");
  const bool little = is_little(p.get(1, Value("big"))), with_sign = p.has(2) && is_true(p.at(2));
  const auto size = static_cast<std::size_t>(length);
  where.spending().allocate(size);
  where.spending().require_integer_bits(std::min<std::size_t>(size, SIZE_MAX / 8) * 8);
  Integer x = integer_of(self);
  if (x.sign() < 0 && !with_sign) throw OverflowError("can't convert negative int to unsigned");
  const Integer whole = integer_math::shift_left(Integer(1), 8 * size);
  const Integer half = with_sign && size > 0 ? integer_math::shift_left(Integer(1), 8 * size - 1) : whole;
  if (x >= half || (x.sign() < 0 && -x > half)) throw OverflowError("int too big to convert");
  if (x.sign() < 0) x = x + whole;
  std::string out = integer_math::to_bytes(x);
  out.resize(size, '\0');
  if (!little) std::ranges::reverse(out);
  return Value::bytes(out);
}

Value from_bytes(context& where, const arguments& given) {
  const auto p = bind("from_bytes(bytes, byteorder=, *, signed=)", given);
  std::string bytes;
  if (p.at(0).kind() == kind::bytes)
    bytes = p.at(0).as_bytes();
  else
    for (const Value& x : collect(where, p.at(0)))
      bytes += static_cast<char>(static_cast<unsigned char>(small_index(x) & 0xFF));
  if (!is_little(p.get(1, Value("big")))) std::ranges::reverse(bytes);
  where.spending().require_integer_bits(bytes.size() * 8);
  const Integer x = integer_math::from_bytes(bytes);
  const bool negative = p.has(2) && is_true(p.at(2)) && !bytes.empty() && (bytes.back() & 0x80) != 0;
  return Value(negative ? x - integer_math::shift_left(Integer(1), 8 * bytes.size()) : x);
}

Value is_integer(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("is_integer()", given));
  const double x = self.as_float();
  return Value(std::isfinite(x) && x == std::floor(x));
}

Value hex(context&, Value& self, const arguments& given) {
  static_cast<void>(bind("hex()", given));
  return Value(float_to_hex(self.as_float()));
}

Value fromhex(context&, const arguments& given) {
  const auto p = bind("fromhex(string, /)", given);
  if (!p.at(0).is_str()) fail_type("fromhex() argument must be str, not ", p.at(0), "");
  return Value(float_from_hex(p.at(0).as_str()));
}

/// The nearest fraction with a bounded denominator, by continued fractions as in Python's library.
Value limit_denominator(context& where, Value& self, const arguments& given) {
  const auto p = bind("limit_denominator(max_denominator=)", given);
  const Integer most = p.has(0) ? index_of(p.at(0)) : Integer(1000000);
  if (most < Integer(1)) throw ValueError("max_denominator should be at least 1");
  if (self.denominator() <= most) return self;
  Integer p0(0), q0(1), p1(1), q1(0), n = self.numerator(), d = self.denominator();
  while (true) {
    where.step();
    const Integer a = Integer::floor_divide(n, d), q2 = q0 + a * q1;
    if (q2 > most) break;
    const Integer p2 = p0 + a * p1;
    p0 = std::exchange(p1, p2);
    q0 = std::exchange(q1, q2);
    n = std::exchange(d, n - a * d);
  }
  const Integer k = Integer::floor_divide(most - q0, q1);
  const Value bound1 = Value::fraction(p0 + k * p1, q0 + k * q1), bound2 = Value::fraction(p1, q1);
  // Which is nearer: 2 d (q0 + k q1) <= the denominator.
  return Integer(2) * d * (q0 + k * q1) <= self.denominator() ? bound2 : bound1;
}

Value indices(context&, Value& self, const arguments& given) {
  const auto size = small_index(bind("indices(length, /)", given).at(0));
  if (size < 0) throw ValueError("length should not be negative");
  const auto part = indices_of(self, static_cast<std::size_t>(size));
  return Value::tuple({Value(part.start), Value(part.stop), Value(part.step)});
}

Value range_count(context&, Value& self, const arguments& given) {
  const Value& x = bind("count(value, /)", given).at(0);
  return Value(is_integral(x) && as<range>(self)->find(x) ? 1 : 0);
}

Value range_index(context&, Value& self, const arguments& given) {
  const Value& x = bind("index(value, /)", given).at(0);
  const auto at = is_integral(x) ? as<range>(self)->find(x) : std::nullopt;
  if (!at) throw ValueError("value is not in range");
  return Value(*at);
}

}  // namespace

std::span<const native_method> int_methods() noexcept {
  static constexpr native_method table[] = {{"as_integer_ratio", as_integer_ratio},
                                            {"bit_count", bit_count},
                                            {"bit_length", bit_length},
                                            {"conjugate", conjugate},
                                            {"to_bytes", to_bytes}};
  return table;
}

std::span<const native_method> float_methods() noexcept {
  static constexpr native_method table[] = {
      {"as_integer_ratio", as_integer_ratio}, {"conjugate", conjugate}, {"hex", hex}, {"is_integer", is_integer}};
  return table;
}

std::span<const native_method> complex_methods() noexcept {
  static constexpr native_method table[] = {{"conjugate", conjugate}};
  return table;
}

std::span<const native_method> fraction_methods() noexcept {
  static constexpr native_method table[] = {
      {"as_integer_ratio", as_integer_ratio}, {"conjugate", conjugate}, {"limit_denominator", limit_denominator}};
  return table;
}

std::span<const native_method> range_methods() noexcept {
  static constexpr native_method table[] = {{"count", range_count}, {"index", range_index}};
  return table;
}

std::span<const native_method> slice_methods() noexcept {
  static constexpr native_method table[] = {{"indices", indices}};
  return table;
}

std::span<const native> int_functions() noexcept {
  static constexpr native table[] = {{"from_bytes", from_bytes}};
  return table;
}

std::span<const native> float_functions() noexcept {
  static constexpr native table[] = {{"fromhex", fromhex}};
  return table;
}

}  // namespace sipyco::expression
