// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>

#include <sipyco/base/decode_error.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

using namespace sipyco;

std::string as_v1(const Value& x) { return pyon::encode(x, pyon::v1); }

struct bad_text {
  pyon::version version;
  std::string text;
  std::size_t offset;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_decode)

BOOST_AUTO_TEST_CASE(the_version_is_told_from_the_text) {
  BOOST_TEST(as_v1(pyon::decode("[1, true, null]")) == "[1, true, null]");
  BOOST_TEST(as_v1(pyon::decode(R"({"__jsonclass__":["tuple",[[1]]]})")) == "(1, )");
  BOOST_TEST(as_v1(pyon::decode("[NaN, -Infinity]")) == "[nan, -inf]");
  BOOST_TEST(as_v1(pyon::decode(R"("\/")")) == R"("/")");
  BOOST_TEST(as_v1(pyon::decode("{\"a\": (1, )}")) == "{\"a\": (1, )}");
  BOOST_TEST(as_v1(pyon::decode("{'a': None}")) == "{\"a\": null}");
  BOOST_TEST(as_v1(pyon::decode("[1, 2, # more\n]")) == "[1, 2]");
  BOOST_TEST(as_v1(pyon::decode("{1: 2}")) == "{1: 2}");
}

BOOST_AUTO_TEST_CASE(a_version_that_is_given_is_kept_to) {
  BOOST_CHECK_THROW((void)pyon::decode("(1, )", pyon::v2), DecodeError);
  BOOST_CHECK_THROW((void)pyon::decode("NaN", pyon::v1), DecodeError);
  BOOST_TEST(as_v1(pyon::decode(R"({"__jsonclass__": 1})", pyon::v1)) == R"({"__jsonclass__": 1})");
}

BOOST_AUTO_TEST_CASE(of_two_errors_the_one_further_on_is_told) {
  const auto v1 = pyon::try_decode("{'a': (1, 2), 'b': }");
  BOOST_TEST(v1.error().offset == 19U);
  const auto v2 = pyon::try_decode(R"({"a":{"__jsonclass__":["nosuch",[]]}})");
  BOOST_TEST(v2.error().message == "objects of class 'nosuch' are not PYON decodable");
}

BOOST_AUTO_TEST_CASE(an_error_has_its_line_and_column) {
  try {
    (void)pyon::decode("{\n  'a': [1, 2,\n    x]}", pyon::v1);
    BOOST_FAIL("decoded");
  } catch (const DecodeError& error) {
    BOOST_TEST(error.line() == 3U);
    BOOST_TEST(error.column() == 5U);
    BOOST_TEST(error.describe("f.pyon") == "f.pyon:3:5: there is no such name in PYON\n    x]}\n    ^");
  }
}

BOOST_AUTO_TEST_CASE(errors_tell_where_they_are) {
  using pyon::v1, pyon::v2;
  const std::vector<bad_text> table{
      {v1, "", 0},
      {v1, "  ", 2},
      {v1, "[1, 2", 0},
      {v1, "[1 2]", 3},
      {v1, "(1, [2)", 6},
      {v1, "{'a' 1}", 5},
      {v1, "{1: 2, 3}", 8},
      {v1, "{[1]: 2}", 1},
      {v1, "{'x': 1, {2}: 2}", 9},
      {v1, "[Fraction(1, 0)]", 1},
      {v1, "'abc", 0},
      {v1, "'a\\xg'", 2},
      {v1, "nparray((2,), '|i1', b'AA*=')", 25},
      {v1, "1/0", 2},
      {v1, "[1, 12abc]", 4},
      {v1, "'\xff'", 1},
      {v2, "", 0},
      {v2, "[1,]", 3},
      {v2, "{\"a\":1,}", 7},
      {v2, "\"a\\q\"", 2},
      {v2, "\"a\nb\"", 2},
      {v2, "[1,01]", 3},
      {v2, "nul", 0},
      {v2, R"([{"__jsonclass__":["nosuch",[]]}])", 28},
      {v2, R"([{"__jsonclass__":["Fraction",[1,0]]}])", 30},
      {v2, R"({"__jsonclass__":["bytes",["AA*="]]})", 30},
      {v2, R"({"__jsonclass__":1})", 0},
      {v2, R"({"__jsonclass__":["dict",[[[[1],2]]]]})", 26},
  };
  for (const auto& [version, text, offset] : table) BOOST_TEST_CONTEXT(text) {
      const auto x = pyon::try_decode(text, version);
      BOOST_TEST_REQUIRE(!x.has_value());
      BOOST_TEST(x.error().offset == offset);
    }
}

BOOST_AUTO_TEST_CASE(long_containers_inside_each_other_keep_their_items) {
  std::string numbers = "0";
  for (int i = 1; i < 5000; ++i) numbers += ", " + std::to_string(i);
  const std::string text = "[1, [" + numbers + "], ([" + numbers + ", {2: [" + numbers + "]}], 3), [" + numbers + "]]";
  BOOST_TEST(as_v1(pyon::decode(text, pyon::v1)) == text);
  const std::string keyed =
      "{\"a\": [" + numbers + "], \"b\": {\"c\": [" + numbers + ", [" + numbers + "]], \"d\": 1}}";
  BOOST_TEST(as_v1(pyon::decode(keyed, pyon::v2)) == keyed);
}

BOOST_AUTO_TEST_CASE(long_sets_and_dicts_are_made_from_long_brackets) {
  std::string elements = "0", entries = "0: 0", pairs = "[0,0]";
  for (int i = 1; i < 3000; ++i) {
    const std::string n = std::to_string(i);
    elements += ", " + n;
    entries += ", " + n + ": " + n;
    pairs += ",[" + n + "," + n + "]";
  }
  BOOST_TEST(as_v1(pyon::decode("{" + elements + "}", pyon::v1)) == "{" + elements + "}");
  BOOST_TEST(as_v1(pyon::decode("{" + entries + "}", pyon::v1)) == "{" + entries + "}");
  BOOST_TEST(as_v1(pyon::decode("{\"__jsonclass__\":[\"dict\",[[" + pairs + "]]]}", pyon::v2)) == "{" + entries + "}");
  BOOST_TEST(as_v1(pyon::decode("(" + elements + ")", pyon::v1)) == "(" + elements + ")");
}

BOOST_AUTO_TEST_CASE(repeated_keys_keep_the_first_place_and_the_last_value) {
  BOOST_TEST(as_v1(pyon::decode(R"({"a":1,"b":2,"a":3})", pyon::v2)) == R"({"a": 3, "b": 2})");
  std::string text = "{", expected = "{\"0\": 7";
  for (int i = 0; i < 20; ++i) text += "\"" + std::to_string(i) + "\":1,";
  for (int i = 1; i < 20; ++i) expected += ", \"" + std::to_string(i) + "\": 1";
  BOOST_TEST(as_v1(pyon::decode(text + "\"0\":7}", pyon::v2)) == expected + "}");
  BOOST_TEST(as_v1(pyon::decode("{1: 1, 1.0: 2, true: 3}", pyon::v1)) == "{1: 3}");
  const std::string longer = "\"a key of more than twenty-two bytes\"";
  BOOST_TEST(as_v1(pyon::decode("{" + longer + ":1," + longer + ":2}", pyon::v2)) == "{" + longer + ": 2}");
}

BOOST_AUTO_TEST_CASE(a_decoder_fails_for_good) {
  pyon::decoder decoder(pyon::v2);
  BOOST_TEST(decoder.feed("[1,", false).has_value());
  BOOST_TEST(!decoder.feed("]", false).has_value());
  const auto again = decoder.feed("2]", true);
  BOOST_TEST_REQUIRE(!again.has_value());
  BOOST_TEST(again.error().offset == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
