// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/number.hpp"

#include <sipyco/base/error.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>
#include <utility>

using namespace sipyco;

namespace {

std::string written(const Integer& x) {
  std::string out;
  text::append_integer(out, x);
  return out;
}

std::string written(const std::complex<double>& x) {
  std::string out;
  text::append_complex(out, x);
  return out;
}

Integer of_digits(std::size_t count) { return Integer::parse(std::string(count, '9'), 10, count).value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(text_number)

BOOST_AUTO_TEST_CASE(writes_integers_of_any_size) {
  BOOST_TEST(written(Integer(0)) == "0");
  BOOST_TEST(written(Integer(INT64_MIN)) == "-9223372036854775808");
  BOOST_TEST(written(Integer(UINT64_MAX)) == "18446744073709551615");
}

BOOST_AUTO_TEST_CASE(refuses_integers_over_the_digit_limit) {
  BOOST_TEST(written(of_digits(text::max_int_digits)).size() == text::max_int_digits);
  BOOST_TEST(written(-of_digits(text::max_int_digits)).size() == text::max_int_digits + 1);
  BOOST_CHECK_THROW(written(of_digits(text::max_int_digits + 1)), ValueError);
  BOOST_CHECK_THROW(written(of_digits(100'000)), ValueError);
}

BOOST_AUTO_TEST_CASE(writes_complex_numbers_as_python) {
  constexpr double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
  const std::pair<std::complex<double>, std::string_view> rows[] = {
      {{0.0, 1.0}, "1j"},          {{1.0, -9.0}, "(1-9j)"},       {{-0.0, 2.0}, "(-0+2j)"},
      {{0.0, -0.0}, "-0j"},        {{1.5, 1e16}, "(1.5+1e+16j)"}, {{nan, nan}, "(nan+nanj)"},
      {{inf, -inf}, "(inf-infj)"}, {{0.0, nan}, "nanj"},          {{0.0, 0.0}, "0j"},
      {{1.0, -0.0}, "(1-0j)"},
  };
  for (const auto& [x, expected] : rows) BOOST_TEST(written(x) == expected);
}

BOOST_AUTO_TEST_SUITE_END()
