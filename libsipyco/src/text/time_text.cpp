// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/time_text.hpp"

#include <sipyco/base/error.hpp>

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace sipyco::text {
namespace {

using unit = dtype::time_unit;

constexpr std::int64_t days_per_400_years = 146'097;

/// Overflow wraps around, as it does in NumPy.
std::int64_t wrapped_product(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
}
std::int64_t wrapped_sum(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

/// Takes the remainder of `x` off it, which is then divided; both rounded to minus infinity.
std::int64_t take_remainder(std::int64_t& x, std::int64_t divisor) {
  std::int64_t remainder = x % divisor;
  x /= divisor;
  if (remainder < 0) {
    remainder += divisor;
    --x;
  }
  return remainder;
}

struct date {
  std::int64_t year;
  std::int64_t month;  // from 1
  std::int64_t day;    // from 1
};

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// Days since 1970-01-01.
date date_of(std::int64_t days) {
  days = wrapped_sum(days, -10'957);  // since 2000-01-01, where a cycle of 400 years begins
  const std::int64_t in_cycle = take_remainder(days, days_per_400_years);
  std::int64_t year = in_cycle / 366;
  const auto days_before = [](std::int64_t y) { return y * 365 + (y + 3) / 4 - (y + 99) / 100 + (y != 0); };
  while (year < 399 && days_before(year + 1) <= in_cycle) ++year;
  std::int64_t rest = in_cycle - days_before(year);
  constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::size_t month = 0;
  for (; month < 11; ++month) {
    const std::int64_t length = lengths[month] + (month == 1 && is_leap(year));
    if (rest < length) break;
    rest -= length;
  }
  return {2000 + 400 * days + year, static_cast<std::int64_t>(month) + 1, rest + 1};
}

void append_date(std::string& out, std::int64_t days) {
  const auto d = date_of(days);
  fmt::format_to(std::back_inserter(out), "{:04}-{:02}-{:02}", d.year, d.month, d.day);
}

void append_years(std::string& out, std::int64_t x) {
  fmt::format_to(std::back_inserter(out), "{:04}", wrapped_sum(x, 1970));
}

void append_months(std::string& out, std::int64_t x) {
  const auto month = take_remainder(x, 12) + 1;
  fmt::format_to(std::back_inserter(out), "{:04}-{:02}", x + 1970, month);
}

/// Decimals of a second that a unit counts.
int decimals_of(unit u) { return u < unit::s ? 0 : 3 * (static_cast<int>(u) - static_cast<int>(unit::s)); }

/// `x` counts seconds, or fractions of one.
void append_seconds(std::string& out, std::int64_t x, unit u) {
  const int decimals = decimals_of(u);
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const auto fraction = take_remainder(x, scale);
  const auto second = take_remainder(x, 60);
  const auto minute = take_remainder(x, 60);
  const auto hour = take_remainder(x, 24);
  append_date(out, x);
  fmt::format_to(std::back_inserter(out), "T{:02}:{:02}:{:02}", hour, minute, second);
  if (decimals != 0) fmt::format_to(std::back_inserter(out), ".{:0{}}", fraction, decimals);
}

void append_minutes(std::string& out, std::int64_t x) {
  const auto minute = take_remainder(x, 60);
  const auto hour = take_remainder(x, 24);
  append_date(out, x);
  fmt::format_to(std::back_inserter(out), "T{:02}:{:02}", hour, minute);
}

void append_hours(std::string& out, std::int64_t x) {
  const auto hour = take_remainder(x, 24);
  append_date(out, x);
  fmt::format_to(std::back_inserter(out), "T{:02}", hour);
}

constexpr std::array<std::string_view, 14> plural_names = {"generic time units",
                                                           "years",
                                                           "months",
                                                           "weeks",
                                                           "days",
                                                           "hours",
                                                           "minutes",
                                                           "seconds",
                                                           "milliseconds",
                                                           "microseconds",
                                                           "nanoseconds",
                                                           "picoseconds",
                                                           "femtoseconds",
                                                           "attoseconds"};

}  // namespace

void append_datetime(std::string& out, std::int64_t x, const dtype& type) {
  if (x == not_a_time) {
    out += "NaT";
    return;
  }
  x = wrapped_product(x, type.unit_count());
  switch (type.unit()) {
    case unit::generic:
      throw ValueError(
          "Cannot convert a NumPy datetime value other than NaT with generic units; give its dtype a unit");
    case unit::Y: append_years(out, x); return;
    case unit::M: append_months(out, x); return;
    case unit::W: append_date(out, wrapped_product(x, 7)); return;
    case unit::D: append_date(out, x); return;
    case unit::h: append_hours(out, x); return;
    case unit::m: append_minutes(out, x); return;
    default: append_seconds(out, x, type.unit()); return;
  }
}

void append_timedelta(std::string& out, std::int64_t x, const dtype& type) {
  if (x == not_a_time) {
    out += "NaT";
    return;
  }
  out += std::to_string(wrapped_product(x, type.unit_count()));
  out += ' ';
  out += plural_names[static_cast<std::size_t>(type.unit())];
}

std::string unit_text(const dtype& type) {
  const auto text = type.str();
  const auto open = text.find('[');
  return open == text.npos ? std::string() : text.substr(open + 1, text.size() - open - 2);
}

}  // namespace sipyco::text
