// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/selector.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>

using namespace sipyco;

namespace {

/// What a selector makes of mods, one after the other: the events as text, or nothing.
std::vector<std::string> narrowed(std::string_view path, std::initializer_list<std::string_view> mods) {
  syncdump::selector selector({.path = formats::path::parse(path)});
  Value structure;
  std::vector<std::string> out;
  for (const auto text : mods) {
    syncdump::event happened;
    happened.mod = protocol::mod_from_value(pyon::decode(text, pyon::v1)).value();
    sync_struct::process_mod(structure, happened.mod);
    const auto part = selector.narrow(happened, structure);
    out.push_back(part ? pyon::encode(part->mod, pyon::v1) : "");
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(syncdump_selector)

BOOST_AUTO_TEST_CASE(what_replaces_the_part_is_told_unless_it_is_the_same) {
  constexpr std::string_view above = R"({"action": "setitem", "path": [], "key": "a", "value": {"x": [1]}})";
  const auto got = narrowed(R"(["a"]["x"])", {R"({"action": "init", "struct": {}})", above, above});
  BOOST_TEST(got == (std::vector<std::string>{R"({"action": "init", "struct": null})",
                                              R"({"action": "init", "struct": [1]})", ""}));
}

BOOST_AUTO_TEST_CASE(what_puts_the_part_back_as_it_was_is_told) {
  constexpr std::string_view above = R"({"action": "setitem", "path": [], "key": "a", "value": {"x": [1]}})";
  const auto got = narrowed(R"(["a"]["x"])", {R"({"action": "init", "struct": {}})", above,
                                              R"({"action": "append", "path": ["a", "x"], "x": 2})", above});
  BOOST_TEST(got == (std::vector<std::string>{
                        R"({"action": "init", "struct": null})", R"({"action": "init", "struct": [1]})",
                        R"({"action": "append", "path": [], "x": 2})", R"({"action": "init", "struct": [1]})"}));
}

BOOST_AUTO_TEST_SUITE_END()
