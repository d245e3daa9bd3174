// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/float_text.hpp"

#include "base/half.hpp"

#include <boost/test/unit_test.hpp>

#include <bit>
#include <cmath>
#include <limits>

using namespace sipyco::base;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string repr(double value) {
  std::string out;
  append_float(out, value);
  return out;
}

template <class T>
std::string numpy(T value) {
  std::string out;
  append_numpy_float(out, value);
  return out;
}

std::string numpy_half(double value) {
  std::string out;
  append_numpy_half(out, double_to_half(value));
  return out;
}

double parse(std::string_view text) {
  double value = -1;
  BOOST_TEST(parse_float(text, value), text);
  return value;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(base_float_text)

BOOST_AUTO_TEST_CASE(is_pythons_repr) {
  const std::pair<double, std::string_view> cases[] = {
      {0.0, "0.0"},
      {-0.0, "-0.0"},
      {1.0, "1.0"},
      {-1.5, "-1.5"},
      {0.1, "0.1"},
      {1234.5, "1234.5"},
      {1e15, "1000000000000000.0"},
      {9999999999999998.0, "9999999999999998.0"},
      {1e16, "1e+16"},
      {1.2345678901234567e16, "1.2345678901234568e+16"},
      {1e22, "1e+22"},
      {1e100, "1e+100"},
      {0.0001, "0.0001"},
      {0.00012345, "0.00012345"},
      {0.00001, "1e-05"},
      {1.5e-7, "1.5e-07"},
      {5e-324, "5e-324"},
      {1.7976931348623157e308, "1.7976931348623157e+308"},
      {-2.2250738585072014e-308, "-2.2250738585072014e-308"},
      {infinity, "inf"},
      {-infinity, "-inf"},
      {std::nan(""), "nan"},
      {-std::nan(""), "nan"},
  };
  for (const auto& [value, text] : cases) BOOST_TEST(repr(value) == text);
}

BOOST_AUTO_TEST_CASE(fits_the_announced_room) {
  for (const double value :
       {-1.7976931348623157e308, -2.2250738585072014e-308, -0.00012345678901234567, -1234567890123456.7, -1e15})
    BOOST_TEST(repr(value).size() <= max_float_chars);
  BOOST_TEST(numpy(-std::numeric_limits<long double>::max()).size() <= max_float_chars);
  BOOST_TEST(numpy(-std::numeric_limits<long double>::denorm_min()).size() <= max_float_chars);
  BOOST_TEST(numpy(-1.0001234567890123456e-4L).size() <= max_float_chars);
}

BOOST_AUTO_TEST_CASE(numpys_scalars_have_the_digits_of_their_type) {
  BOOST_TEST(numpy(1.1F) == "1.1");
  BOOST_TEST(numpy(1.1) == "1.1");
  BOOST_TEST(numpy(123456789.0F) == "123456790.0");
  BOOST_TEST(numpy(1e16F) == "1e+16");
  BOOST_TEST(numpy(3.4028235e38F) == "3.4028235e+38");
  BOOST_TEST(numpy(-0.0F) == "-0.0");
  BOOST_TEST(numpy(-std::numeric_limits<float>::infinity()) == "-inf");
  BOOST_TEST(numpy(0.1L) == "0.1");
}

BOOST_AUTO_TEST_CASE(numpy_chooses_the_form_by_the_value) {
  BOOST_TEST(numpy(1e-4F) == "1e-04");  // as float32 it is just below 1e-4
  BOOST_TEST(numpy(1e-4) == "0.0001");
  BOOST_TEST(numpy(std::nextafter(static_cast<long double>(1e-4), 0.0L)) == "0.000100000000000000004786");
  BOOST_TEST(numpy_half(1e-4) == "0.0001");
}

BOOST_AUTO_TEST_CASE(halves_print_as_numpy_prints_them) {
  const std::pair<double, std::string_view> cases[] = {
      {1.0, "1.0"},    {0.1, "0.1"},   {65504.0, "65500.0"}, {1.0 / 3, "0.3333"},   {2049.0, "2048.0"},
      {6e-8, "6e-08"}, {-2.5, "-2.5"}, {infinity, "inf"},    {std::nan(""), "nan"}, {-0.0, "-0.0"},
  };
  for (const auto& [value, text] : cases) BOOST_TEST(numpy_half(value) == text);
}

BOOST_AUTO_TEST_CASE(every_half_survives_conversion_and_its_digits) {
  for (unsigned bits = 0; bits < 0x10000; ++bits) {
    const auto half = static_cast<std::uint16_t>(bits);
    const double value = half_to_double(half);
    if (std::isnan(value)) continue;
    BOOST_REQUIRE(double_to_half(value) == half);
    if (!std::isfinite(value)) continue;
    std::string text;
    append_numpy_half(text, half);
    BOOST_REQUIRE(double_to_half(std::stod(text)) == half);
  }
}

BOOST_AUTO_TEST_CASE(rounding_to_half_is_to_nearest_even) {
  BOOST_TEST(half_to_double(double_to_half(2049.0)) == 2048.0);
  BOOST_TEST(half_to_double(double_to_half(2051.0)) == 2052.0);
  BOOST_TEST(half_to_double(double_to_half(65519.0)) == 65504.0);
  BOOST_TEST(half_to_double(double_to_half(65520.0)) == infinity);
  BOOST_TEST(double_to_half(std::ldexp(1.0, -25)) == 0U);
  BOOST_TEST(double_to_half(std::nextafter(std::ldexp(1.0, -25), 1.0)) == 1U);
  BOOST_TEST(half_to_double(double_to_half(std::ldexp(0.9999, -14))) == std::ldexp(1.0, -14));
}

BOOST_AUTO_TEST_CASE(reads_every_form_of_a_literal) {
  const std::pair<std::string_view, double> cases[] = {
      {"0", 0.0},
      {"1.", 1.0},
      {".5", 0.5},
      {"1e5", 1e5},
      {"1E-7", 1e-7},
      {"1.e+3", 1e3},
      {"00012.50", 12.5},
      {"1.7976931348623157e308", 1.7976931348623157e308},
      {"5e-324", 5e-324},
      {"2.2250738585072011e-308", 2.2250738585072011e-308},
      {"9007199254740993", 9007199254740992.0},
  };
  for (const auto& [text, value] : cases) BOOST_TEST(parse(text) == value, text);
}

BOOST_AUTO_TEST_CASE(what_a_double_cannot_hold_becomes_infinity_or_zero) {
  for (const auto* text : {"1e309", "1.8e308", "1e99999999999999999999", "123456e304", "0.001e400", "1e+309"})
    BOOST_TEST(parse(text) == infinity, text);
  for (const auto* text : {"1e-400", "0.0000001e-320", "1e-99999999999999999999", "0e99999", "0.0e400"})
    BOOST_TEST(parse(text) == 0.0, text);
  BOOST_TEST(parse(std::string(400, '9')) == infinity);
  BOOST_TEST(parse("0." + std::string(400, '0') + "1") == 0.0);
  BOOST_TEST(parse("0." + std::string(400, '0') + "1e401") == 1.0);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_literal) {
  for (const auto* text : {"", ".", "-1", "+1", "1e", "1e+", "1_0", " 1", "1 ", "inf", "nan", "0x1p3", "1.5.2", "e5"}) {
    double value = 0;
    BOOST_TEST(!parse_float(text, value), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
