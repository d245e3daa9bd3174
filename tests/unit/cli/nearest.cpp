// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/nearest.hpp>

#include <boost/test/unit_test.hpp>

using sipyco::cli::nearest;

BOOST_AUTO_TEST_SUITE(cli_nearest)

BOOST_AUTO_TEST_CASE(finds_small_slips) {
  const std::vector<std::string> names = {"list-targets", "list-methods", "call", "interactive"};
  BOOST_TEST(nearest("list-target", names) == "list-targets");
  BOOST_TEST(nearest("lst-methods", names) == "list-methods");
  BOOST_TEST(nearest("cal", names) == "call");
  BOOST_TEST(nearest("clal", names) == "call");
}

BOOST_AUTO_TEST_CASE(is_silent_about_what_is_unlike) {
  const std::vector<std::string> names = {"call", "x"};
  BOOST_TEST(nearest("ping", names).empty());
  BOOST_TEST(nearest("y", names).empty());
  BOOST_TEST(nearest("", names).empty());
  BOOST_TEST(nearest(std::string(10000, 'x'), names).empty());
}

BOOST_AUTO_TEST_CASE(the_first_of_equals_is_taken) { BOOST_TEST(nearest("set_c", {"set_a", "set_b"}) == "set_a"); }

BOOST_AUTO_TEST_SUITE_END()
