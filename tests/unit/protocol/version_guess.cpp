// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/version_guess.hpp"

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using protocol::version_guess;
using protocol::version_of_mod;

BOOST_AUTO_TEST_SUITE(protocol_version_guess)

BOOST_AUTO_TEST_CASE(a_modification_tells_its_version_by_its_spacing) {
  BOOST_TEST((version_of_mod(R"({"action": "init")") == pyon::v1));
  BOOST_TEST((version_of_mod(R"({"action":"init")") == pyon::v2));
  BOOST_TEST(!version_of_mod(R"({ "action":"init")"));
  BOOST_TEST(!version_of_mod(""));
}

BOOST_AUTO_TEST_CASE(what_both_versions_mean_alike_decides_nothing) {
  version_guess guess;
  for (const std::string_view line : {"1", "[1, 2.5, \"a\"]", "{\"a\":null}", "true"}) {
    BOOST_TEST(guess.decode(line).has_value());
    BOOST_TEST(!guess.version());
  }
}

BOOST_AUTO_TEST_CASE(the_first_telling_line_decides_for_the_rest) {
  const std::string hint = R"({"__jsonclass__": ["tuple", [[1]]]})";
  version_guess one, two;
  BOOST_TEST((one.decode("(1, )").value().kind() == kind::tuple));
  BOOST_TEST((one.version() == pyon::v1));
  BOOST_TEST((one.decode(hint).value().kind() == kind::dict));
  BOOST_TEST((two.decode(hint).value().kind() == kind::tuple));
  BOOST_TEST((two.version() == pyon::v2));
  BOOST_TEST(two.decode("(1, )").has_error());
}

BOOST_AUTO_TEST_CASE(what_is_neither_decides_nothing) {
  version_guess guess;
  BOOST_TEST(guess.decode("[1, ").has_error());
  BOOST_TEST(!guess.version());
}

BOOST_AUTO_TEST_SUITE_END()
