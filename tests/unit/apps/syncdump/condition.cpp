// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/condition.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/pyon/decode.hpp>

using namespace sipyco;
using syncdump::condition;

namespace {

bool holds(std::string_view text, std::string_view structure) {
  return condition::parse(text).value().holds(pyon::decode(structure, pyon::v1));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(syncdump_condition)

BOOST_AUTO_TEST_CASE(compares_as_python_does) {
  BOOST_TEST(holds(R"(["a"][1]==2)", R"({"a": [1, 2.0]})"));
  BOOST_TEST(holds(R"(datasets["a"] == 'x')", R"({"a": "x"})"));
  BOOST_TEST(holds(R"(["=="]==True)", R"({"==": 1})"));
  BOOST_TEST(holds("==[]", "[]"));
  BOOST_TEST(!holds(R"(["a"]==3)", R"({"a": [3]})"));
  BOOST_TEST(!holds(R"(["b"]==None)", R"({"a": null})"));
}

BOOST_AUTO_TEST_CASE(takes_nothing_but_a_path_and_a_value) {
  for (const auto* text : {"", "a", "[\"a\"]=1", "[\"a\"]==", "[\"a\"]==x", "[\"a\"]>=1", "[\"a\"==1", "[\"a\"]==1 2"})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!condition::parse(text)); }
}

BOOST_AUTO_TEST_SUITE_END()
