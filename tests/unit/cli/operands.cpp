// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/operands.hpp>

#include <sipyco/cli/errors.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco::cli;

BOOST_AUTO_TEST_SUITE(cli_operands)

BOOST_AUTO_TEST_CASE(a_host_loses_its_brackets) {
  BOOST_TEST(read_host("[::1]") == "::1");
  BOOST_TEST(read_host("::1") == "::1");
  BOOST_TEST(read_host("[]") == "[]");
  BOOST_CHECK_THROW((void)read_host(""), usage_error);
}

BOOST_AUTO_TEST_CASE(a_port_is_a_number_from_1) {
  BOOST_TEST(read_port("1") == 1);
  BOOST_TEST(read_port("65535") == 65535);
  for (const auto* word : {"0", "65536", "-1", "ssh", "", "1 "})
    BOOST_TEST_CONTEXT(word) BOOST_CHECK_THROW((void)read_port(word), usage_error);
}

BOOST_AUTO_TEST_CASE(an_address_is_split) {
  for (const auto* word : {"a:5", "[a]:5"}) {
    const auto found = split_address(word);
    BOOST_TEST_REQUIRE(found.has_value());
    BOOST_TEST(found->host == "a");
    BOOST_TEST(found->port.value() == 5);
  }
  for (const auto* word : {"::1", "[::1]"}) {
    BOOST_TEST(split_address(word)->host == "::1");
    BOOST_TEST(!split_address(word)->port.has_value());
  }
  BOOST_TEST(split_address("[::1]:3250")->port.value() == 3250);
  for (const auto* word : {"a:", "a:0", "a:b", "a:65536", "[::1]:"}) BOOST_TEST(!split_address(word).has_value(), word);
}

BOOST_AUTO_TEST_SUITE_END()
