// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/chrono.hpp>

#include <sipyco/base/error.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using namespace sipyco;
using namespace std::chrono_literals;
using family = dtype::family;
using unit = dtype::time_unit;

Value time(family which, unit name, std::int64_t count, std::uint32_t units = 1) {
  return Value(Scalar(dtype::time(which, name, units), std::as_bytes(std::span(&count, 1))));
}

std::string dtype_and_count(const Value& x) {
  std::int64_t count = 0;
  std::memcpy(&count, x.as_scalar().bytes().data(), sizeof count);
  return x.as_scalar().type().str() + " " + std::to_string(count);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_chrono)

BOOST_AUTO_TEST_CASE(durations_become_timedeltas_of_their_unit) {
  BOOST_TEST(dtype_and_count(Value(250ms)) == "<m8[ms] 250");
  BOOST_TEST(dtype_and_count(Value(-3ns)) == "<m8[ns] -3");
  BOOST_TEST(dtype_and_count(Value(2h)) == "<m8[h] 2");
  BOOST_TEST(dtype_and_count(Value(std::chrono::weeks(1))) == "<m8[W] 1");
  BOOST_TEST(dtype_and_count(Value(std::chrono::duration<int, std::ratio<1, 40>>(7))) == "<m8[25ms] 7");
  BOOST_TEST(dtype_and_count(Value(std::chrono::duration<std::int64_t, std::ratio<1, 8'000'000>>(7))) ==
             "<m8[125ns] 7");
  BOOST_CHECK_THROW((void)Value(std::chrono::duration<int, std::ratio<1, 3>>(1)), TypeError);
}

BOOST_AUTO_TEST_CASE(time_points_become_datetimes) {
  BOOST_TEST(dtype_and_count(Value(std::chrono::sys_days(std::chrono::year(2024) / 2 / 29))) == "<M8[D] 19782");
  BOOST_TEST(dtype_and_count(Value(std::chrono::sys_time<std::chrono::microseconds>(-1us))) == "<M8[us] -1");
}

BOOST_AUTO_TEST_CASE(any_unit_is_taken) {
  BOOST_TEST((time(family::timedelta, unit::us, 1999).as<std::chrono::milliseconds>() == 1ms));
  BOOST_TEST((time(family::timedelta, unit::us, -1999).as<std::chrono::milliseconds>() == -1ms));
  BOOST_TEST((time(family::timedelta, unit::W, 1).as<std::chrono::hours>() == 168h));
  BOOST_TEST((time(family::timedelta, unit::us, 4, 25).as<std::chrono::nanoseconds>() == 100us));
  BOOST_TEST((time(family::timedelta, unit::as, 3'000'000'000).as<std::chrono::nanoseconds>() == 3ns));
  BOOST_TEST((time(family::timedelta, unit::D, 1).as<std::chrono::nanoseconds>() == 24h));
}

BOOST_AUTO_TEST_CASE(datetimes_are_rounded_down_and_know_the_calendar) {
  using std::chrono::sys_days, std::chrono::year, std::chrono::sys_seconds;
  BOOST_TEST((time(family::datetime, unit::ms, -1).as<sys_seconds>().time_since_epoch() == -1s));
  BOOST_TEST((time(family::datetime, unit::M, 54 * 12 + 2).as<sys_days>() == sys_days(year(2024) / 3 / 1)));
  BOOST_TEST((time(family::datetime, unit::Y, -1).as<sys_days>() == sys_days(year(1969) / 1 / 1)));
  BOOST_TEST((time(family::datetime, unit::M, -1).as<sys_days>() == sys_days(year(1969) / 12 / 1)));
  const auto now = std::chrono::time_point_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now());
  BOOST_TEST((Value(now).as<std::chrono::sys_time<std::chrono::nanoseconds>>() == now));
}

BOOST_AUTO_TEST_CASE(what_has_no_counterpart_is_refused) {
  using std::chrono::seconds, std::chrono::nanoseconds;
  BOOST_CHECK_THROW((void)time(family::timedelta, unit::s, INT64_MIN).as<seconds>(), ValueError);
  BOOST_CHECK_THROW((void)time(family::timedelta, unit::W, INT64_MAX / 2).as<nanoseconds>(), OverflowError);
  BOOST_CHECK_THROW((void)time(family::timedelta, unit::W, INT64_MAX / 2).as<seconds>(), OverflowError);
  using short_seconds = std::chrono::duration<std::int8_t>;
  BOOST_TEST((time(family::timedelta, unit::m, 2).as<short_seconds>().count() == 120));
  BOOST_CHECK_THROW((void)time(family::timedelta, unit::m, 3).as<short_seconds>(), OverflowError);
  BOOST_CHECK_THROW((void)time(family::timedelta, unit::M, 1).as<seconds>(), TypeError);
  BOOST_CHECK_THROW((void)time(family::timedelta, unit::generic, 1).as<seconds>(), TypeError);
  BOOST_CHECK_THROW((void)time(family::datetime, unit::s, 1).as<seconds>(), TypeError);
  BOOST_CHECK_THROW((void)Value(1).as<seconds>(), TypeError);
  BOOST_CHECK_THROW((void)time(family::datetime, unit::Y, INT64_MAX / 13).as<std::chrono::sys_days>(), OverflowError);
}

BOOST_AUTO_TEST_CASE(arrays_go_through_vectors) {
  const std::int64_t counts[] = {1, -2};
  const Value x(NDArray::from_bytes(std::vector<std::size_t>{2}, dtype::time(family::timedelta, unit::s),
                                    std::as_bytes(std::span(counts))));
  const std::vector<std::chrono::seconds> expected{1s, -2s};
  BOOST_TEST((x.as<std::vector<std::chrono::seconds>>() == expected));
  BOOST_TEST((Value(expected).as<std::vector<std::chrono::seconds>>() == expected));
}

BOOST_AUTO_TEST_SUITE_END()
