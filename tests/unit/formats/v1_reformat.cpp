// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/v1_reformat.hpp>

#include <sipyco/pyon.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace sipyco;
using formats::v1_layout;
using formats::v1_reformatter;

namespace {

struct outcome {
  std::string text;
  failure error;
  friend bool operator==(const outcome&, const outcome&) = default;
};

/// In pieces of that many bytes.
outcome reformatted(std::string_view text, std::size_t piece, const v1_layout& layout = {},
                    const decode_limits& limits = {}) {
  outcome out;
  v1_reformatter all([&](std::string_view part) { out.text += part; }, layout, limits);
  do {
    const bool last = piece >= text.size();
    if (const auto done = all.feed(text.substr(0, piece), last); !done) return {"", done.error()};
    text.remove_prefix(std::min(piece, text.size()));
  } while (!text.empty());
  return out;
}

/// The text that comes out, also when it comes in pieces.
std::string pretty(std::string_view text) {
  const outcome whole = reformatted(text, text.size());
  BOOST_TEST(whole.error.message == "");
  for (const std::size_t piece : {1U, 2U, 3U, 7U}) BOOST_TEST((reformatted(text, piece) == whole));
  return whole.text;
}

std::string refused(std::string_view text) {
  const outcome whole = reformatted(text, text.size());
  BOOST_TEST((reformatted(text, 1) == whole));
  return whole.error.message;
}

/// That of the value, by way of which nobody needs to be economical.
std::string by_value(std::string_view text, bool in_lines) {
  return pyon::encode(pyon::decode(text, pyon::v1), pyon::v1, pyon::encode_options{.pretty = in_lines});
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_v1_reformat)

BOOST_AUTO_TEST_CASE(text_is_that_of_the_value) {
  for (
      const std::string_view text : {
          R"({"b": 1, "a": {"y": [1, {"q": 1, "p": {}}], "x": (2,)}, "c": {"only": {"z": 1, "y": 2}}})",
          R"([{"b": 1, "a": 2}, {"d": 1, "c": 2}, ({"f": 1, "e": 2}, {"h": 1, "g": 2})])",
          R"(({"b": 1, "a": 2}))",
          R"(([1, {"b": 1, "a": 2}], 2))",
          R"(({"b": {"d": 1, "c": 2}, "a": 2},))",
          R"(("a" 'b'), ("c"))",
          R"({("a"): ("b"), (("c")): (1, (2))})",
          R"({"b": 1, "a": 2, "b": 3})",
          R"({"b": {"y": 1, "x": 2}, "b": {"z": 1, "x": {2: 3, 1: 4}}})",
          R"({1: "a", 2: "b", True: "c", 2.0: "d", 1.5: "e"})",
          R"({1: "a", True: "b"})",
          R"([{"only": 1, "only": 2}, {1: 2, 1.0: 3}])",
          R"({3: "a", 1: "b", 2: "c", (1, (2, b"x")): null, None: 1})",
          R"({"\u00e9": 1, "z": 2, "\n": 3, " ": 4, "\"": 5, "!": 6, "\ud83d\ude00": 7, "\uffff": 8, "\ud800": 9, "": 0})",
          R"({"ab": 1, "a": 2, "abc": 3, "a!": 4, "a\\": 5, "a]": 6})",
          R"({1, 2, 3, 2, 1.0, "a", "a"})",
          R"([{1, 1}, {"a", "a"}, {3, 2}, {(1, 2), (1.0, 2)}, set_])",
          R"({nan: 1, nan: 2})",
          R"([nparray((2,), "int64", "AQAAAAAAAAACAAAAAAAAAA=="), npscalar("<f8", b"AAAAAAAA8D8="), Fraction(6, 8)])",
          R"([slice(1, None), b"a\x00'", 10**1, 1e22, -0.0, 123456789012345678901234567890, 1+2j])",
          R"(OrderedDict([("b", {"y": 1, "x": [2, {4: 5, "3": 4}]}), ["a", (1,)], ("b", 3)]))",
          R"({"b": OrderedDict([(1, {"y": 1, "x": {2}})]), "a": OrderedDict(), npscalar("<i8", b"AQAAAAAAAAA="): 1})",
          R"({npscalar("<U1", b"YQAAAA=="): 1, "a": 2})",
          "  [ # a comment\n 1,\n {'b':1,'a':[]}, ]\n",
      }) {
    const auto x = pyon::try_decode(text, pyon::v1);
    if (!x) {
      BOOST_TEST(refused(text) == x.error().message);
      continue;
    }
    BOOST_TEST(pretty(text) == by_value(text, true));
    BOOST_TEST(reformatted(text, 5, {.pretty = false}).text == by_value(text, false));
    BOOST_TEST(pretty(pretty(text)) == pretty(text));
  }
}

BOOST_AUTO_TEST_CASE(all_vectors_come_out_as_their_values) {
  std::size_t compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SIPYCO_PYON_VECTORS)) {
    if (entry.path().extension() != ".v1") continue;
    const std::string text = read(entry.path());
    const auto x = pyon::try_decode(text, pyon::v1);
    const outcome found = reformatted(text, text.size());
    BOOST_TEST_CONTEXT(entry.path()) {
      BOOST_TEST(found.error.message == (x ? "" : x.error().message));
      BOOST_TEST((reformatted(text, 1) == found));
      // A complex is a sum, in which zeros lose their sign.
      if (x && pyon::encode(*x, pyon::v1).find('j') == std::string::npos) {
        BOOST_TEST(found.text == by_value(text, true));
        ++compared;
      }
    }
  }
  BOOST_TEST(compared > 100U);
}

BOOST_AUTO_TEST_CASE(other_layouts) {
  const std::string_view text = R"({"b": {2: 1, 1: 2}, "a": []})";
  BOOST_TEST(reformatted(text, 9, {.indent = 1}).text == "{\n \"a\": [],\n \"b\": {\n  2: 1,\n  1: 2\n }\n}");
  BOOST_TEST(reformatted(text, 9, {.tabs = true}).text == "{\n\t\"a\": [],\n\t\"b\": {\n\t\t2: 1,\n\t\t1: 2\n\t}\n}");
  BOOST_TEST(reformatted(text, 9, {.pretty = false}).text == R"({"b": {2: 1, 1: 2}, "a": []})");
}

BOOST_AUTO_TEST_CASE(complex_numbers_read_back_as_they_were) {
  for (const std::string_view text : {"-1j", "1j", "(-0-1j)", "(1-2j)", "-0j", "{-1j: (-0-1j)}"})
    BOOST_TEST(pretty(text) == text);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_key_is_refused) {
  for (const std::string_view key : {"[1]", "{1: 2}", "{1}", "OrderedDict()", "slice(1)"})
    BOOST_TEST(refused("{" + std::string(key) + ": 1}").find("cannot be a key") != std::string::npos, key);
  BOOST_TEST(refused("{(1, [2]): 3}").find("unhashable type: 'list'") != std::string::npos);
  BOOST_TEST(refused("{(1, {2: 3, 4: 5}): 3}").find("unhashable type: 'dict'") != std::string::npos);
  BOOST_TEST(refused("{[1]}").find("unhashable type: 'list'") != std::string::npos);
  BOOST_TEST(refused("[{1, (2, [3])}]").find("unhashable type: 'list'") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(errors_of_calls_are_those_of_the_decoder) {
  for (const std::string_view text : {R"([1, nparray((2,), "<i8", b"AA==")])", "[Fraction(1, 0)]", "{'a': npscalar()}",
                                      "OrderedDict([(1, 2, 3)])", "slice()", "[1, 2", "{1: 2, 3}"}) {
    const auto x = pyon::try_decode(text, pyon::v1);
    BOOST_TEST((reformatted(text, text.size()).error == x.error()), text);
  }
}

BOOST_AUTO_TEST_CASE(limits_are_the_readers) {
  BOOST_TEST(reformatted("[[[]]]", 9, {}, {.max_depth = 3}).error.message == "");
  BOOST_TEST(reformatted("[[[[]]]]", 9, {}, {.max_depth = 3}).error.offset == 3U);
}

BOOST_AUTO_TEST_CASE(what_is_outside_of_dicts_is_not_kept) {
  std::size_t largest = 0;
  v1_reformatter all([&](std::string_view part) { largest = std::max(largest, part.size()); });
  BOOST_TEST(all.feed("[", false).has_value());
  const std::string items(100'000, '1');
  for (int i = 0; i < 10; ++i) BOOST_TEST(all.feed("'" + items + "', ", false).has_value());
  BOOST_TEST(largest > 0U);
  BOOST_TEST(largest < 300'000U);
}

BOOST_AUTO_TEST_CASE(equal_keys_by_the_thousand_take_no_time) {
  std::string text = "{";
  for (int i = 0; i < 20'000; ++i) text += "nan: 1, 1.0: 2, 1: 3, ";
  BOOST_TEST(reformatted(text + "}", text.size() + 1).text.size() > 20'000U * 6);
}

BOOST_AUTO_TEST_SUITE_END()
