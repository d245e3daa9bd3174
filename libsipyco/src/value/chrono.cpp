// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/chrono.hpp>

#include <sipyco/base/error.hpp>

#include <array>
#include <numeric>

namespace sipyco::chrono {
namespace {

using unit = dtype::time_unit;
__extension__ using wide = __int128;

constexpr std::int64_t not_a_time = INT64_MIN;

struct named_tick {
  unit name;
  tick length;
};

/// The units of a fixed length.
constexpr std::array<named_tick, 11> units{{{unit::W, {604'800, 1}},
                                            {unit::D, {86'400, 1}},
                                            {unit::h, {3'600, 1}},
                                            {unit::m, {60, 1}},
                                            {unit::s, {1, 1}},
                                            {unit::ms, {1, 1'000}},
                                            {unit::us, {1, 1'000'000}},
                                            {unit::ns, {1, 1'000'000'000}},
                                            {unit::ps, {1, 1'000'000'000'000}},
                                            {unit::fs, {1, 1'000'000'000'000'000}},
                                            {unit::as, {1, 1'000'000'000'000'000'000}}}};

/// How many times `whole` is `length`; zero if that is no whole number that a dtype holds.
std::uint32_t count_of(tick length, tick whole) {
  const wide numerator = wide{length.numerator} * whole.denominator;
  const wide denominator = wide{length.denominator} * whole.numerator;
  if (numerator % denominator != 0 || numerator / denominator > INT32_MAX) return 0;
  return static_cast<std::uint32_t>(numerator / denominator);
}

[[noreturn]] void fail_overflow() { throw OverflowError("this time does not fit the type that it is converted to"); }

wide product(wide a, wide b) {
  wide out = 0;
  if (__builtin_mul_overflow(a, b, &out)) fail_overflow();
  return out;
}

wide floor_divide(wide a, wide b) { return a / b - (a % b != 0 && a < 0 ? 1 : 0); }

/// `count` units as ticks of another length.
std::int64_t convert(wide count, tick from, tick to, bool down) {
  wide numerator = wide{from.numerator} * to.denominator, denominator = wide{from.denominator} * to.numerator;
  for (const wide common :
       {wide{std::gcd(from.numerator, to.numerator)}, wide{std::gcd(to.denominator, from.denominator)}}) {
    numerator /= common;
    denominator /= common;
  }
  const wide scaled = product(count, numerator);
  const wide out = down ? floor_divide(scaled, denominator) : scaled / denominator;
  if (out > INT64_MAX || out <= INT64_MIN) fail_overflow();
  return static_cast<std::int64_t>(out);
}

/// The days from the epoch to the beginning of a month, which counts from January 1970.
std::int64_t days_of_month(wide month) {
  const wide year = floor_divide(month, 12) + 1970;
  if (year < -32'767 || year > 32'767) fail_overflow();
  const std::chrono::year_month_day first{std::chrono::year(static_cast<int>(year)),
                                          std::chrono::month(static_cast<unsigned>(month - (year - 1970) * 12) + 1),
                                          std::chrono::day(1)};
  return std::chrono::sys_days(first).time_since_epoch().count();
}

Scalar require_time(const Value& x, dtype::family which) {
  const char* const name = which == dtype::family::datetime ? "datetime64" : "timedelta64";
  if (x.kind() != kind::scalar || x.as_scalar().type().kind() != which)
    throw TypeError("expected " + std::string(name) + ", found " + std::string(type_name(x)));
  return x.as_scalar();
}

}  // namespace

Value to_scalar(dtype::family which, std::int64_t ticks, tick length) {
  for (const named_tick& known : units) {
    const std::uint32_t count = count_of(length, known.length);
    if (count == 0) continue;
    return Value(Scalar(dtype::time(which, known.name, count), std::as_bytes(std::span(&ticks, 1))));
  }
  throw TypeError("NumPy has no unit of time for ticks of this length");
}

std::int64_t to_ticks(const Value& x, dtype::family which, tick length) {
  const Scalar scalar = require_time(x, which);
  const dtype type = scalar.type();
  std::int64_t stored = 0;
  std::memcpy(&stored, scalar.bytes().data(), sizeof stored);
  if (stored == not_a_time) throw ValueError("not a time (NaT) has no counterpart in std::chrono");
  const wide count = wide{stored} * type.unit_count();
  const bool down = which == dtype::family::datetime;
  for (const named_tick& known : units)
    if (known.name == type.unit()) return convert(count, known.length, length, down);
  if (type.unit() == unit::generic || !down)
    throw TypeError(type.name() + " has no length of its own: convert it to another unit first");
  const std::int64_t days = days_of_month(type.unit() == unit::Y ? count * 12 : count);
  return convert(days, {86'400, 1}, length, down);
}

void require_range(std::int64_t ticks, std::int64_t low, std::int64_t high) {
  if (ticks < low || ticks > high) fail_overflow();
}

}  // namespace sipyco::chrono
