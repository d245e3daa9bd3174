// SPDX-License-Identifier: LGPL-3.0-or-later
#include <boost/test/unit_test.hpp>

#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace sipyco;

namespace {

/// Decoded in two pieces, as text of v1.
std::string kept(std::string_view text, pyon::version version, std::vector<Value> way, std::size_t split) {
  pyon::decoder decoder(version, std::move(way));
  const auto begun = decoder.feed(text.substr(0, split), false);
  const auto done = begun ? decoder.feed(text.substr(split), true) : begun;
  return done ? pyon::encode(decoder.take(), pyon::v1) : done.error().message;
}

/// The same wherever the text is split.
void check(std::string_view text, pyon::version version, const std::vector<Value>& way, std::string_view expected) {
  for (std::size_t split = 0; split <= text.size(); ++split) BOOST_TEST_CONTEXT(text << " split at " << split) {
      BOOST_TEST(kept(text, version, way, split) == expected);
    }
}

const std::vector<Value> way{"struct", "a", "b"};

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_partial_decode)

BOOST_AUTO_TEST_CASE(leaves_out_what_the_way_does_not_lead_to) {
  constexpr std::string_view expected = R"({"action": "init", "struct": {"a": {"b": {"c": [1]}}}, "path": {"a": 2}})";
  check(
      R"({"action":"init","struct":{"x":[{"a":{"b":1}}],"a":{"x":"yz","b":{"c":[1]},"z":{}},"y":null},"path":{"a":2}})",
      pyon::v2, way, expected);
  check(R"({"action": "init", "struct": {"x": [{"a": {"b": 1}}], "a": {'x': b"yz", "b": {"c": [1]}, 7: {}, "z": 1+2j},)"
        R"( 1: None, (2, 3): slice(1, 2, 3), "y": OrderedDict([("a", 1)])}, "path": {"a": 2}})",
        pyon::v1, way, expected);
}

BOOST_AUTO_TEST_CASE(keeps_what_is_no_dict_whole) {
  check(R"({"struct":{"a":[{"b":1,"c":2}],"d":0}})", pyon::v2, way, R"({"struct": {"a": [{"b": 1, "c": 2}]}})");
  check(R"({"struct": {"a": ({"b": 1, "c": 2}, ), "d": 0}})", pyon::v1, way,
        R"({"struct": {"a": ({"b": 1, "c": 2}, )}})");
  check(R"({"struct":{"a":7,"d":0}})", pyon::v2, way, R"({"struct": {"a": 7}})");
  check(R"({"struct":{"c":7}})", pyon::v2, way, R"({"struct": {}})");
  check(R"([{"struct":{"c":7}}])", pyon::v2, way, R"([{"struct": {"c": 7}}])");
}

BOOST_AUTO_TEST_CASE(follows_keys_that_are_no_text_in_version_one) {
  check(R"({"struct": {7: {"b": 1}, True: 0, (1, 2): {"c": 3, "b": 2}, "x": 0}})", pyon::v1,
        {"struct", Value::tuple({1, 2}), "b"}, R"({"struct": {(1, 2): {"b": 2}}})");
}

BOOST_AUTO_TEST_CASE(keeps_typed_objects_whole) {
  check(R"({"struct":{"a":{"__jsonclass__":["dict",[[[1,2],["b",3]]]]},"x":{"__jsonclass__":["tuple",[[1]]]}}})",
        pyon::v2, way, R"({"struct": {"a": {1: 2, "b": 3}}})");
}

BOOST_AUTO_TEST_CASE(takes_arrays_that_are_left_out_without_decoding_them) {
  check(R"({"struct":{"c":{"__jsonclass__":["nparray",[[1],"<f8","no base64"]]},"a":{"b":2}}})", pyon::v2, way,
        R"({"struct": {"a": {"b": 2}}})");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_pyon_also_in_what_it_leaves_out) {
  BOOST_TEST(kept(R"({"struct":{"c":[1,,2]}})", pyon::v2, way, 3) == "a value is expected here");
  BOOST_TEST(kept(R"({"struct":{"c":[1}})", pyon::v2, way, 3) == "',' or ']' is expected here");
}

BOOST_AUTO_TEST_SUITE_END()
