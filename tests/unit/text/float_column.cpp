// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/float_column.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <vector>

using namespace sipyco;
using text::floating;

namespace {

constexpr long double infinity = std::numeric_limits<long double>::infinity();
constexpr long double not_a_number = std::numeric_limits<long double>::quiet_NaN();

/// The numbers in their column, each between bars.
std::string column(const std::vector<long double>& numbers, std::size_t itemsize = 8, bool plus_sign = false) {
  std::vector<floating> shown;
  for (const auto x : numbers) shown.push_back({itemsize == 8 ? static_cast<double>(x) : x, itemsize});
  const text::float_column format(shown, plus_sign);
  std::string out = "|";
  for (const auto& x : shown) {
    format.append(out, x);
    out += '|';
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_float_column)

BOOST_AUTO_TEST_CASE(aligns_the_points) {
  BOOST_TEST(column({0, 1.5L, 30}) == "| 0. | 1.5|30. |");
  BOOST_TEST(column({-0.0L, 0}) == "|-0.| 0.|");
  BOOST_TEST(column({0.123456785L, 2}) == "|0.12345678|2.        |");
}

BOOST_AUTO_TEST_CASE(takes_an_exponent_where_numpy_does) {
  BOOST_TEST(column({1e8L}) == "|1.e+08|");
  BOOST_TEST(column({99999999}) == "|99999999.|");
  BOOST_TEST(column({0.0001L, 0.1L}) == "|0.0001|0.1   |");
  BOOST_TEST(column({0.0001L, 0.11L}) == "|1.0e-04|1.1e-01|");
  BOOST_TEST(column({0.00009999L}) == "|9.999e-05|");
  BOOST_TEST(column({1, 1000, 0}) == "|   1.|1000.|   0.|");
  BOOST_TEST(column({1, 1000.1L, 0}) == "|1.0000e+00|1.0001e+03|0.0000e+00|");
  BOOST_TEST(column({1, 1e100L}) == "|1.e+000|1.e+100|");
  BOOST_TEST(column({1, infinity / infinity, 1e4000L}, 16) == "|1.e+0000|     nan|1.e+4000|");
}

BOOST_AUTO_TEST_CASE(judges_the_ratio_in_the_precision_of_the_elements) {
  BOOST_TEST(column({0.0001F, 0.0002F}, 4) == "|1.e-04|2.e-04|");
  BOOST_TEST(column({65504, 0.0999755859375L}, 2) == "|6.55e+04|1.00e-01|");
}

BOOST_AUTO_TEST_CASE(makes_room_for_what_is_not_finite) {
  BOOST_TEST(column({not_a_number, infinity}) == "|nan|inf|");
  BOOST_TEST(column({1, not_a_number, -infinity}) == "|  1.| nan|-inf|");
  BOOST_TEST(column({1e10L, not_a_number, -infinity}) == "|1.e+10|   nan|  -inf|");
  BOOST_TEST(column({not_a_number}, 8, true) == "|+nan|");
  BOOST_TEST(column({not_a_number, -infinity, 2}, 8, true) == "|+nan|-inf| +2.|");
}

BOOST_AUTO_TEST_CASE(writes_plus_signs_on_request) {
  BOOST_TEST(column({0, -1.5L}, 8, true) == "|+0. |-1.5|");
  BOOST_TEST(column({0, -1e-9L}, 8, true) == "|+0.e+00|-1.e-09|");
}

BOOST_AUTO_TEST_CASE(shows_whole_numbers_exactly) { BOOST_TEST(column({-25856, 65504}, 2) == "|-25856.| 65504.|"); }

BOOST_AUTO_TEST_SUITE_END()
