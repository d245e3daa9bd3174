// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/protocol/mod.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>

using namespace sipyco;
using protocol::Mod;
using protocol::mod_from_value;
using protocol::ModAction;

namespace {

// As Python's publishers write them.
constexpr std::string_view lines[] = {
    R"({"action": "init", "struct": {"a": [1, (2, )]}})",
    R"({"action": "setitem", "path": ["d", 0], "key": "k", "value": 1})",
    R"({"action": "delitem", "path": [], "key": (1, 2)})",
    R"({"action": "append", "path": ["l"], "x": 1})",
    R"({"action": "insert", "path": ["l"], "i": 1, "x": null})",
    R"({"action": "pop", "path": ["l"], "i": -1})",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_mod)

BOOST_AUTO_TEST_CASE(writes_the_fields_in_the_order_of_python) {
  for (const auto line : lines) {
    const Mod mod = mod_from_value(pyon::decode(line, pyon::v1)).value();
    BOOST_TEST(pyon::encode(mod, pyon::v1) == line);
  }
}

BOOST_AUTO_TEST_CASE(reads_what_each_action_has) {
  const Mod mod = mod_from_value(pyon::decode(lines[4], pyon::v1)).value();
  BOOST_TEST((mod.action == ModAction::insert));
  BOOST_TEST_REQUIRE(mod.path.size() == 1u);
  BOOST_TEST(mod.path[0].as_str() == "l");
  BOOST_TEST(mod.key.as<int>() == 1);
  BOOST_TEST(mod.value.is_none());
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_modification) {
  for (const std::string_view line :
       {"[]", "{}", R"({"action": 1})", R"({"action": "destroy", "path": []})", R"({"action": "append", "x": 1})",
        R"({"action": "append", "path": {}, "x": 1})", R"({"action": "append", "path": []})",
        R"({"action": "setitem", "path": [], "key": 1})", R"({"action": "insert", "path": [], "x": 1})",
        R"({"action": "init"})"}) {
    const auto read = mod_from_value(pyon::decode(line));
    BOOST_TEST_CONTEXT(line) {
      BOOST_TEST_REQUIRE(read.has_error());
      BOOST_TEST((read.error().kind == failure_kind::protocol));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
