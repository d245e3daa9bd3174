// SPDX-License-Identifier: LGPL-3.0-or-later
// Arithmetic in v1 texts; the results are CPython's.
#include <sipyco/pyon.hpp>
#include <sipyco/text/repr.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace sipyco;

std::string result_of(const std::string& text) {
  const auto x = pyon::try_decode(text, pyon::v1);
  return x ? text::repr(*x) : "! " + x.error().message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_arithmetic)

BOOST_AUTO_TEST_CASE(results_are_pythons) {
  const std::vector<std::pair<std::string, std::string>> table{
      {"1+2*3", "7"},
      {"(1+2)*3", "9"},
      {"1-2-3", "-4"},
      {"8/2/2", "2.0"},
      {"-1/2", "-0.5"},
      {"2*-3", "-6"},
      {"- - -1", "-1"},
      {"-(-(1))", "1"},
      {"2*1e6", "2000000.0"},
      {"1/3", "0.3333333333333333"},
      {"9007199254740993/1", "9007199254740992.0"},
      {"9007199254740995/1", "9007199254740996.0"},
      {"100000000000000000000000/3", "3.333333333333333e+22"},
      {"1/100000000000000000000000", "1e-23"},
      {"9223372036854775807+1", "9223372036854775808"},
      {"-9223372036854775808-1", "-9223372036854775809"},
      {"4611686018427387904*4", "18446744073709551616"},
      {"-0", "0"},
      {"-0.0", "-0.0"},
      {"0-0.0", "0.0"},
      {"-0.0+0", "0.0"},
      {"1e308*10", "inf"},
      {"inf-inf", "nan"},
      {"1+2j", "(1+2j)"},
      {"-1j", "(-0-1j)"},
      {"(-0+2j)", "2j"},
      {"(1-0j)", "(1+0j)"},
      {"-1.5-0j", "(-1.5+0j)"},
      {"1-infj", "(1-infj)"},
      {"(1+2j)*(3-1j)", "(5+5j)"},
      {"(1+2j)/(3-1j)", "(0.1+0.7000000000000001j)"},
      {"(1+2j)/(1-3j)", "(-0.5+0.49999999999999994j)"},
      {"1j/2", "0.5j"},
      {"2*(1+1j)-1", "(1+2j)"},
      {"+5", "5"},
  };
  for (const auto& [text, expected] : table) BOOST_TEST_CONTEXT(text) BOOST_TEST(result_of(text) == expected);
}

BOOST_AUTO_TEST_CASE(what_has_no_result_is_refused) {
  for (const std::string text :
       {"1/0", "1.0/0", "1j/0j", "1/0.0", "1+", "*1", "1**2", "1//2", "1%2", "(1+)", "1+2)", "1 -"})
    BOOST_TEST_CONTEXT(text) BOOST_TEST(result_of(text).starts_with("! "));
}

BOOST_AUTO_TEST_CASE(ints_do_not_grow_without_bound) {
  const std::string digits(4000, '7');
  BOOST_TEST(result_of(digits + "*" + digits).starts_with("! "));
  BOOST_TEST(result_of(digits + "*1000").size() == 4003U);
  BOOST_TEST(result_of(digits + "*1.0").starts_with("! "));
}

BOOST_AUTO_TEST_SUITE_END()
