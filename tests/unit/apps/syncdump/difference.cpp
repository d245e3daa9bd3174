// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/difference.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/pyon/decode.hpp>

#include <vector>

using namespace sipyco;

namespace {

std::string between(std::string_view before, std::string_view after, std::vector<Value> place = {}) {
  return syncdump::difference(pyon::decode(before, pyon::v1), pyon::decode(after, pyon::v1), place);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(syncdump_difference)

BOOST_AUTO_TEST_CASE(shows_the_entries_that_differ) {
  BOOST_TEST(between(R"({"a": {"x": 1, "y": 2}, "b": 3})", R"({"a": {"x": 1, "y": 4}, "b": 3})") ==
             "-[\"a\"][\"y\"] = 2\n+[\"a\"][\"y\"] = 4\n");
  BOOST_TEST(between(R"({"a": 1, "b": [2]})", R"({"c": {"d": 1}, "a": 1})") ==
             "-[\"b\"][0] = 2\n+[\"c\"][\"d\"] = 1\n");
  BOOST_TEST(between("1", "(2, )") == "- = 1\n+ = ()\n+[0] = 2\n");
}

BOOST_AUTO_TEST_CASE(shows_nothing_where_nothing_differs) {
  BOOST_TEST(between(R"({"a": nan, "b": [nan, 1]})", R"({"b": [nan, 1], "a": nan})") == "");
}

BOOST_AUTO_TEST_CASE(shows_a_change_of_type) {
  BOOST_TEST(between("[1, True]", "[1.0, 1]") == "-[0] = 1\n+[0] = 1.0\n-[1] = true\n+[1] = 1\n");
}

BOOST_AUTO_TEST_CASE(shows_items_that_came_or_went_in_one_place) {
  BOOST_TEST(between("[1, 2, 3]", "[1, 9, 2, 3]") == "+[1] = 9\n");
  BOOST_TEST(between("[1, 2, 3]", "[2, 3]") == "-[0] = 1\n");
  BOOST_TEST(between("[1, 1]", "[1, 1, 1]") == "+[2] = 1\n");
  BOOST_TEST(between("[1, 2, 5]", "[1, 3, 4, 5]") == "-[1] = 2\n+[1] = 3\n+[2] = 4\n");
  BOOST_TEST(between("[]", "[7]") == "+[0] = 7\n");
}

BOOST_AUTO_TEST_CASE(looks_at_one_place_only) {
  constexpr std::string_view before = R"({"a": {"x": 1}, "b": 1})", after = R"({"a": {"x": 2}, "b": 2})";
  BOOST_TEST(between(before, after, {"a"}) == "-[\"a\"][\"x\"] = 1\n+[\"a\"][\"x\"] = 2\n");
  BOOST_TEST(between(before, after, {"nosuch", 1}) == "");
  BOOST_TEST(between("{}", R"({"a": {"x": 1}})", {"a"}) == "+[\"a\"][\"x\"] = 1\n");
}

BOOST_AUTO_TEST_SUITE_END()
