// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/time_text.hpp"

#include <sipyco/base/error.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;

namespace {

std::string datetime(std::int64_t x, std::string_view type) {
  std::string out;
  text::append_datetime(out, x, dtype::parse(type).value());
  return out;
}

std::string timedelta(std::int64_t x, std::string_view type) {
  std::string out;
  text::append_timedelta(out, x, dtype::parse(type).value());
  return out;
}

struct row {
  std::int64_t ticks;
  std::string_view type;
  std::string_view expected;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_time_text)

BOOST_AUTO_TEST_CASE(writes_a_datetime_down_to_its_unit) {
  const row rows[] = {
      {50, "M8[Y]", "2020"},
      {5, "M8[10Y]", "2020"},
      {5, "M8[M]", "1970-06"},
      {-1, "M8[M]", "1969-12"},
      {5, "M8[W]", "1970-02-05"},
      {0, "M8[D]", "1970-01-01"},
      {11016, "M8[D]", "2000-02-29"},
      {11017, "M8[D]", "2000-03-01"},
      {-25509, "M8[D]", "1900-02-28"},
      {-25508, "M8[D]", "1900-03-01"},
      {5, "M8[h]", "1970-01-01T05"},
      {-1, "M8[m]", "1969-12-31T23:59"},
      {-1, "M8[s]", "1969-12-31T23:59:59"},
      {-1, "M8[ms]", "1969-12-31T23:59:59.999"},
      {5, "M8[25us]", "1970-01-01T00:00:00.000125"},
      {1, "M8[ns]", "1970-01-01T00:00:00.000000001"},
      {1, "M8[ps]", "1970-01-01T00:00:00.000000000001"},
      {1, "M8[fs]", "1970-01-01T00:00:00.000000000000001"},
      {-INT64_MAX, "M8[as]", "1969-12-31T23:59:50.776627963145224193"},
      {text::not_a_time, "M8[s]", "NaT"},
      {text::not_a_time, "M8", "NaT"},
  };
  for (const auto& r : rows) BOOST_TEST_CONTEXT(r.ticks << r.type) BOOST_TEST(datetime(r.ticks, r.type) == r.expected);
}

BOOST_AUTO_TEST_CASE(writes_years_of_any_number_of_digits) {
  BOOST_TEST(datetime(-2000, "M8[Y]") == "-030");
  BOOST_TEST(datetime(-1970, "M8[Y]") == "0000");
  BOOST_TEST(datetime(-62167219201, "M8[s]") == "-001-12-31T23:59:59");
  BOOST_TEST(datetime(253402300800, "M8[s]") == "10000-01-01T00:00:00");
  BOOST_TEST(datetime(INT64_MAX, "M8[D]") == "25252734927768524-07-27");
  BOOST_TEST(datetime(INT64_MAX, "M8[M]") == "768614336404566620-08");
}

BOOST_AUTO_TEST_CASE(refuses_a_datetime_without_unit) { BOOST_CHECK_THROW(datetime(1, "M8"), ValueError); }

BOOST_AUTO_TEST_CASE(writes_a_timedelta_in_words) {
  BOOST_TEST(timedelta(1, "m8[D]") == "1 days");
  BOOST_TEST(timedelta(5, "m8[25us]") == "125 microseconds");
  BOOST_TEST(timedelta(5, "m8") == "5 generic time units");
  BOOST_TEST(timedelta(text::not_a_time, "m8[s]") == "NaT");
}

BOOST_AUTO_TEST_CASE(names_the_unit) {
  BOOST_TEST(text::unit_text(dtype::parse("<m8[25us]").value()) == "25us");
  BOOST_TEST(text::unit_text(dtype::parse("<m8").value()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
