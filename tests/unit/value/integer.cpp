// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/integer.hpp>

#include <sipyco/base/error.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>

using sipyco::Integer;

namespace {

Integer big(std::string_view digits) { return Integer::parse(digits).value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(value_integer)

BOOST_AUTO_TEST_CASE(keeps_digits_of_any_length) {
  for (const std::string_view digits :
       {"0", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "-9223372036854775809",
        "18446744073709551615", "18446744073709551616", "1000000000000000000000000000000", "-1000000000000000000",
        "1000000000000000001"})
    BOOST_TEST(big(digits).to_string() == digits);
  const std::string longest = "1" + std::string(4299, '7');
  BOOST_TEST(big(longest).to_string() == longest);
}

BOOST_AUTO_TEST_CASE(ignores_leading_zeros) {
  BOOST_TEST(big("000").to_string() == "0");
  BOOST_TEST(big("-010").to_string() == "-10");
  BOOST_TEST(big("0000000000000000000000000000000000000012").to_string() == "12");
}

BOOST_AUTO_TEST_CASE(reads_and_writes_other_bases) {
  BOOST_TEST(Integer::parse("ff", 16).value().to_string() == "255");
  BOOST_TEST(Integer::parse("777", 8).value().to_string() == "511");
  BOOST_TEST(Integer::parse("-101", 2).value().to_string() == "-5");
  BOOST_TEST(Integer::parse(std::string(32, 'f'), 16).value().to_string() == "340282366920938463463374607431768211455");
  BOOST_TEST(big("340282366920938463463374607431768211455").to_string(16) == std::string(32, 'f'));
  BOOST_TEST(Integer(-255).to_string(16) == "-ff");
  BOOST_TEST(Integer(5).to_string(2) == "101");
  BOOST_TEST(Integer(0).to_string(8) == "0");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_integer) {
  for (const std::string_view text : {"", "-", "+", "1a", "1_000", " 1", "1 ", "--1", "0x10", "12345678901234567890x"})
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!Integer::parse(text));
}

BOOST_AUTO_TEST_CASE(limits_the_number_of_digits) {
  BOOST_TEST(Integer::parse(std::string(4300, '1')).has_value());
  const auto refused = Integer::parse(std::string(4301, '1'));
  BOOST_TEST_REQUIRE(!refused);
  BOOST_TEST((refused.error().kind == sipyco::failure_kind::limit));
  BOOST_TEST(Integer::parse("123", 10, 3).has_value());
  BOOST_TEST(!Integer::parse("1234", 10, 3));
}

BOOST_AUTO_TEST_CASE(crosses_64_bits_both_ways) {
  const Integer top(std::numeric_limits<std::int64_t>::max());
  const Integer past = top + Integer(1);
  BOOST_TEST(past.to_string() == "9223372036854775808");
  BOOST_TEST(!past.fits_int64());
  BOOST_TEST((past - Integer(1)).fits_int64());
  BOOST_TEST((-past).fits_int64());
  BOOST_TEST((-Integer(std::numeric_limits<std::int64_t>::min())).to_string() == "9223372036854775808");
  BOOST_TEST((Integer(std::int64_t{1} << 40) * Integer(std::int64_t{1} << 40)).to_string() ==
             "1208925819614629174706176");
  BOOST_TEST(Integer(std::numeric_limits<std::uint64_t>::max()).to_uint64() ==
             std::numeric_limits<std::uint64_t>::max());
}

BOOST_AUTO_TEST_CASE(divides_as_python_does) {
  struct row {
    int a, b, quotient, remainder;
  };
  for (const auto& [a, b, quotient, remainder] :
       {row{7, 2, 3, 1}, row{-7, 2, -4, 1}, row{7, -2, -4, -1}, row{-7, -2, 3, -1}, row{6, -3, -2, 0}, row{0, 5, 0, 0}})
    BOOST_TEST_CONTEXT(a << " by " << b) {
      BOOST_TEST((Integer::floor_divide(a, b) == Integer(quotient)));
      BOOST_TEST((Integer::modulo(a, b) == Integer(remainder)));
    }
  BOOST_CHECK_THROW((void)Integer::floor_divide(1, 0), sipyco::ZeroDivisionError);
  BOOST_CHECK_THROW((void)Integer::modulo(1, 0), sipyco::ZeroDivisionError);
}

BOOST_AUTO_TEST_CASE(converts_to_double_correctly_rounded) {
  BOOST_TEST(big("9007199254740993").to_double() == 9007199254740992.0);
  BOOST_TEST(big("36893488147419103233").to_double() == 0x1p65);                // 2^65 + 1
  BOOST_TEST(big("36893488147419107329").to_double() == 0x1.0000000000001p65);  // 2^65 + 4097: past the middle
  BOOST_TEST(big("36893488147419107328").to_double() == 0x1p65);                // 2^65 + 4096: the middle, to even
  BOOST_TEST(big("1" + std::string(308, '0')).to_double() == 1e308);
  BOOST_CHECK_THROW((void)big("1" + std::string(309, '0')).to_double(), sipyco::OverflowError);
  BOOST_CHECK_THROW((void)big("1" + std::string(4000, '0')).to_double(), sipyco::OverflowError);
}

BOOST_AUTO_TEST_CASE(truncates_doubles) {
  BOOST_TEST((Integer::truncated(-2.9) == Integer(-2)));
  BOOST_TEST(Integer::truncated(1e30).to_string() == "1000000000000000019884624838656");
  BOOST_CHECK_THROW((void)Integer::truncated(std::numeric_limits<double>::infinity()), sipyco::OverflowError);
}

BOOST_AUTO_TEST_CASE(compares_with_doubles_exactly) {
  const Integer odd = big("9007199254740993");
  BOOST_TEST((odd <=> 9007199254740992.0 == std::partial_ordering::greater));
  BOOST_TEST((odd <=> 9007199254740994.0 == std::partial_ordering::less));
  BOOST_TEST((Integer(1) <=> 1.5 == std::partial_ordering::less));
  BOOST_TEST((Integer(-1) <=> -1.5 == std::partial_ordering::greater));
  BOOST_TEST((Integer(1) <=> std::nan("") == std::partial_ordering::unordered));
  BOOST_TEST((big(std::string(400, '9')) <=> std::numeric_limits<double>::infinity() == std::partial_ordering::less));
}

BOOST_AUTO_TEST_CASE(hashes_equal_integers_equally) {
  BOOST_TEST(big("18446744073709551616").hash() == (Integer(1ull << 63) * Integer(2)).hash());
  BOOST_TEST(big("18446744073709551616").hash() != big("-18446744073709551616").hash());
  BOOST_TEST(Integer(5).hash() != Integer(6).hash());
}

BOOST_AUTO_TEST_CASE(counts_bits) {
  BOOST_TEST(Integer(0).bit_length() == 0u);
  BOOST_TEST(Integer(-8).bit_length() == 4u);
  BOOST_TEST(big("18446744073709551616").bit_length() == 65u);
}

BOOST_AUTO_TEST_SUITE_END()
