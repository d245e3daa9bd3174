// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

// std::chrono and NumPy's times, for who uses them; nothing else of the library needs it.
//
//   Value v = std::chrono::milliseconds(250);                // timedelta64[ms]
//   Value now = std::chrono::system_clock::now();            // datetime64[ns]
//   auto t = v.as<std::chrono::seconds>();                   // from any unit, rounded towards zero
//   auto day = now.as<std::chrono::sys_days>();              // time points are rounded down
//
// Not a time raises ValueError, what the C++ type cannot hold OverflowError, anything but a time TypeError. Elements of
// arrays are converted by way of std::vector.

#include <chrono>
#include <cstdint>
#include <type_traits>

#include <sipyco/value/value.hpp>

namespace sipyco {

namespace chrono {

/// The length of a tick in seconds, as a fraction.
struct tick {
  std::intmax_t numerator;    ///< 1 for ticks of a second or less.
  std::intmax_t denominator;  ///< 1000 for milliseconds.
};

template <class Period>
inline constexpr tick tick_of{Period::num, Period::den};

/// The NumPy scalar of so many ticks. Throws TypeError for ticks that no unit of NumPy's is made of.
[[nodiscard]] Value to_scalar(dtype::family which, std::int64_t ticks, tick length);

/// The ticks that a NumPy scalar of that family stands for.
[[nodiscard]] std::int64_t to_ticks(const Value& x, dtype::family which, tick length);

/// Throws OverflowError unless a number lies in this range.
void require_range(std::int64_t ticks, std::int64_t low, std::int64_t high);

template <class Rep>
[[nodiscard]] Rep to_rep(std::int64_t ticks) {
  static_assert(std::is_integral_v<Rep> && std::is_signed_v<Rep> && sizeof(Rep) <= sizeof(std::int64_t),
                "NumPy counts time in signed integers: use std::chrono::duration_cast");
  require_range(ticks, std::numeric_limits<Rep>::min(), std::numeric_limits<Rep>::max());
  return static_cast<Rep>(ticks);
}

}  // namespace chrono

template <class Rep, class Period>
void to_value(Value& out, const std::chrono::duration<Rep, Period>& x) {
  static_assert(std::is_integral_v<Rep>, "NumPy counts time in integers: use std::chrono::duration_cast");
  out = chrono::to_scalar(dtype::family::timedelta, x.count(), chrono::tick_of<Period>);
}

template <class Duration>
void to_value(Value& out, const std::chrono::sys_time<Duration>& x) {
  using period = typename Duration::period;
  out = chrono::to_scalar(dtype::family::datetime, x.time_since_epoch().count(), chrono::tick_of<period>);
}

template <class Rep, class Period>
void from_value(const Value& x, std::chrono::duration<Rep, Period>& out) {
  out = std::chrono::duration<Rep, Period>(
      chrono::to_rep<Rep>(chrono::to_ticks(x, dtype::family::timedelta, chrono::tick_of<Period>)));
}

template <class Duration>
void from_value(const Value& x, std::chrono::sys_time<Duration>& out) {
  using rep = typename Duration::rep;
  using period = typename Duration::period;
  const std::int64_t ticks = chrono::to_ticks(x, dtype::family::datetime, chrono::tick_of<period>);
  out = std::chrono::sys_time<Duration>(Duration(chrono::to_rep<rep>(ticks)));
}

}  // namespace sipyco
