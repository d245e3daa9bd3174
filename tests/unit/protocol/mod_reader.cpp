// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/mod_reader.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/pyon/encode.hpp>

#include <algorithm>
#include <vector>

using namespace sipyco;
using protocol::line_framer;
using protocol::Mod;
using protocol::mod_reader;

namespace {

/// The mods of `text`, which arrives in pieces of `size` bytes, as PYON v1.
std::vector<std::string> read_all(std::string_view text, std::size_t size, mod_reader& reader) {
  line_framer framer{1 << 20};
  std::vector<std::string> out;
  for (; !text.empty(); text.remove_prefix(std::min(size, text.size()))) {
    framer.feed(text.substr(0, size));
    while (const auto piece = framer.next_fragment().value())
      if (const auto mod = reader.read(*piece).value()) out.push_back(pyon::encode(*mod, pyon::v1));
  }
  return out;
}

void check_every_split(std::string_view text, const std::vector<std::string>& expected) {
  for (std::size_t size = 1; size <= text.size(); ++size) {
    mod_reader reader;
    BOOST_TEST(read_all(text, size, reader) == expected, boost::test_tools::per_element());
    BOOST_TEST(!reader.within_line());
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_mod_reader)

BOOST_AUTO_TEST_CASE(reads_both_versions_however_they_arrive) {
  const std::vector<std::string> expected{R"({"action": "init", "struct": {"a": (1, )}})",
                                          R"({"action": "append", "path": ["a"], "x": 2})"};
  check_every_split(expected[0] + "\n" + expected[1] + "\n", expected);
  check_every_split(R"({"action":"init","struct":{"a":{"__jsonclass__":["tuple",[[1]]]}}})"
                    "\n"
                    R"({"action":"append","path":["a"],"x":2})"
                    "\n",
                    expected);
}

BOOST_AUTO_TEST_CASE(reads_json_that_is_spaced_by_others) {
  check_every_split("{ \"struct\" : {\"x\": [true, null]},\"action\" : \"init\" }\n",
                    {R"({"action": "init", "struct": {"x": [true, null]}})"});
}

BOOST_AUTO_TEST_CASE(tells_the_version_by_the_spacing) {
  mod_reader reader;
  // In version 1 this is a plain dict.
  const auto mods =
      read_all("{\"action\": \"init\", \"struct\": {\"__jsonclass__\": [\"tuple\", [[]]]}}\n", 1000, reader);
  BOOST_TEST((reader.version() == pyon::v1));
  BOOST_TEST(mods.at(0) == R"({"action": "init", "struct": {"__jsonclass__": ["tuple", [[]]]}})");
}

BOOST_AUTO_TEST_CASE(fails_on_what_is_no_modification) {
  for (const std::string_view line :
       {"", "{\"action\":\"init\"}", "{\"action\": \"init\", ", "HTTP/1.1 400 Bad Request"}) {
    mod_reader whole, split;
    BOOST_TEST(whole.read({line, true}).has_error());
    BOOST_TEST((split.read({line, false}).has_error() || split.read({"", true}).has_error()));
  }
}

BOOST_AUTO_TEST_CASE(keeps_the_limits) {
  decode_limits limits;
  limits.max_bytes = 40;
  const std::string spaced = "{ \"action\": \"init\", \"struct\": 123456789 }";
  mod_reader reader(limits);
  BOOST_TEST(reader.read({spaced, true}).has_error());
  mod_reader split(limits);
  BOOST_TEST((split.read({spaced, false}).has_error()));
}

BOOST_AUTO_TEST_SUITE_END()
