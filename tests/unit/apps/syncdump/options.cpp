// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/options.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/cli/errors.hpp>

#include <vector>

using namespace sipyco;
using syncdump::options;

namespace {

options parse(std::vector<std::string> words, const std::vector<std::string>& behind = {}) {
  words.insert(words.end(), {"[::1]", "3250", "datasets"});
  words.insert(words.end(), behind.begin(), behind.end());
  return syncdump::parse_options(words);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(syncdump_options)

BOOST_AUTO_TEST_CASE(takes_the_operands) {
  const auto given = parse({});
  BOOST_TEST(given.host == "::1");
  BOOST_TEST(given.port == 3250);
  BOOST_TEST(given.notifier == "datasets");
  BOOST_TEST(given.shown_as.source == "datasets");
  BOOST_TEST(!given.what.has_value());
}

BOOST_AUTO_TEST_CASE(takes_what_is_behind_two_dashes_as_a_command) {
  BOOST_TEST(parse({}, {"--", "cat", "--once", "--"}).command == (std::vector<std::string>{"cat", "--once", "--"}));
  BOOST_CHECK_THROW(parse({}, {"--"}), cli::usage_error);
  BOOST_CHECK_THROW(parse({}, {"cat"}), cli::usage_error);
  for (const auto* flag : {"--diff", "--out=x", "--screen"})
    BOOST_CHECK_THROW(parse({flag}, {"--", "cat"}), cli::usage_error);
}

BOOST_AUTO_TEST_CASE(takes_a_condition) {
  const auto until = parse({"--until", R"(["a"] == 2)"}).until;
  BOOST_REQUIRE(until);
  BOOST_TEST(until->place.to_string() == R"(["a"])");
  BOOST_TEST((until->wanted == Value(2)));
  BOOST_CHECK_THROW(parse({"--until", "a = 2"}), cli::usage_error);
}

BOOST_AUTO_TEST_CASE(writes_only_whole_structures_to_a_file) {
  BOOST_TEST(parse({"--out", "x"}).file.value() == "x");
  BOOST_TEST(parse({"--once", "--out", "x"}).file.value() == "x");
  for (const auto* flag : {"--events", "--screen", "--broadcast", "--diff"})
    BOOST_CHECK_THROW(parse({flag, "--out", "x"}), cli::usage_error);
}

BOOST_AUTO_TEST_CASE(refuses_formats_that_do_not_fit) {
  BOOST_CHECK_THROW(parse({"--format=prometheus", "--events"}), cli::usage_error);
  BOOST_CHECK_THROW(parse({"--format=prometheus", "--broadcast"}), cli::usage_error);
  BOOST_CHECK_THROW(parse({"--format=prometheus", "-F", "%v"}), cli::usage_error);
  BOOST_CHECK_THROW(parse({"--diff", "--format=json"}), cli::usage_error);
  BOOST_CHECK_THROW(parse({"--diff", "--states"}), cli::usage_error);
  BOOST_CHECK_THROW(parse({"--diff", "--broadcast"}), cli::usage_error);
  BOOST_CHECK_NO_THROW(parse({"--diff", "--events", "--format=lines"}));
}

BOOST_AUTO_TEST_SUITE_END()
