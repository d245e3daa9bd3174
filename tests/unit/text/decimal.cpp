// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/decimal.hpp"

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using text::floating;

namespace {

std::string written(const text::decimal& x) {
  return x.whole + "." + x.fraction + (x.exponent != 0 ? "e" + std::to_string(x.exponent) : "");
}

std::string positional(floating x, int max_decimals) { return written(text::to_positional(x, max_decimals)); }

std::string exponential(floating x, int min_decimals, int max_decimals) {
  return written(text::to_exponential(x, min_decimals, max_decimals));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_decimal)

BOOST_AUTO_TEST_CASE(takes_the_shortest_digits) {
  BOOST_TEST(positional({static_cast<long double>(0.1)}, 8) == "0.1");
  BOOST_TEST(positional({0.1F, 4}, 8) == "0.1");
  BOOST_TEST(positional({0.1L, 16}, 8) == "0.1");
  BOOST_TEST(positional({-0.0L}, 8) == "-0.");
  BOOST_TEST(positional({1200}, 8) == "1200.");
  BOOST_TEST(positional({0.00025L}, 8) == "0.00025");
}

BOOST_AUTO_TEST_CASE(rounds_the_exact_value) {
  BOOST_TEST(positional({static_cast<long double>(0.123456785)}, 8) == "0.12345678");
  BOOST_TEST(positional({0.999999999L}, 8) == "1.");
  BOOST_TEST(positional({0.5L}, 0) == "0.");
  BOOST_TEST(positional({1.5L}, 0) == "2.");
  BOOST_TEST(exponential({999999999.0L}, 0, 3) == "1.e9");
}

BOOST_AUTO_TEST_CASE(shows_the_whole_part_exactly) {
  BOOST_TEST(positional({65504, 2}, 8) == "65504.");
  BOOST_TEST(positional({80554408, 4}, 8) == "80554408.");
}

BOOST_AUTO_TEST_CASE(fills_up_with_exact_digits) {
  BOOST_TEST(exponential({0.0999755859375L, 2}, 0, 8) == "1.e-1");
  BOOST_TEST(exponential({0.0999755859375L, 2}, 3, 3) == "9.998e-2");
  BOOST_TEST(exponential({1, 8}, 3, 3) == "1.000");
  BOOST_TEST(exponential({static_cast<long double>(5e-324), 8}, 3, 8) == "4.941e-324");
}

BOOST_AUTO_TEST_SUITE_END()
