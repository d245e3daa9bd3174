// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/reformat.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace sipyco;
using formats::json_reformatter;
using formats::typed_objects;

namespace {

struct outcome {
  std::string text;
  std::string error;
  std::size_t offset = 0;
  friend bool operator==(const outcome&, const outcome&) = default;
};

outcome reformatted(std::string_view text, std::size_t piece, const formats::json_options& layout = {},
                    typed_objects typed = typed_objects::keep, const decode_limits& limits = {}) {
  outcome out;
  json_reformatter all([&](std::string_view part) { out.text += part; }, layout, typed, limits);
  do {
    const bool last = piece >= text.size();
    if (const auto done = all.feed(text.substr(0, piece), last); !done) {
      out.error = done.error().message;
      out.offset = done.error().offset;
      break;
    }
    text.remove_prefix(std::min(piece, text.size()));
  } while (!text.empty());
  return out;
}

std::string compact(std::string_view text) {
  const outcome whole = reformatted(text, text.size());
  BOOST_TEST(whole.error == "");
  for (std::size_t piece = 1; piece < text.size(); ++piece) BOOST_TEST((reformatted(text, piece) == whole));
  return whole.text;
}

outcome broken(std::string_view text) {
  const outcome whole = reformatted(text, text.size());
  for (std::size_t piece = 1; piece < text.size(); ++piece) {
    const outcome parts = reformatted(text, piece);
    BOOST_TEST(parts.error == whole.error);
    BOOST_TEST(parts.offset == whole.offset);
  }
  return whole;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_reformat)

BOOST_AUTO_TEST_CASE(every_value_comes_out_as_python_writes_it) {
  BOOST_TEST(compact(R"( { "a" : [ 1 , 1E2, -0.0, true,null ] , "b":{}, "a":[] } )") ==
             R"({"a":[1,100.0,-0.0,true,null],"b":{},"a":[]})");
  BOOST_TEST(compact("123456789012345678901234567890") == "123456789012345678901234567890");
  BOOST_TEST(compact("[NaN, -Infinity]") == "[NaN,-Infinity]");
  BOOST_TEST(compact(R"("\u00e9\/\ud83d\ude00")") == R"("\u00e9/\ud83d\ude00")");
  BOOST_TEST(compact(R"({"__jsonclass__": ["tuple", [[1]]]})") == R"({"__jsonclass__":["tuple",[[1]]]})");
}

BOOST_AUTO_TEST_CASE(lines_are_those_of_json_dumps) {
  const std::string_view text = R"({"a":[1,[],{}],"b":{"c":[[2]]}})";
  BOOST_TEST(reformatted(text, 1, {.indent = 4}).text ==
             "{\n    \"a\": [\n        1,\n        [],\n        {}\n    ],\n    \"b\": {\n        \"c\": [\n"
             "            [\n                2\n            ]\n        ]\n    }\n}");
}

BOOST_AUTO_TEST_CASE(documents_may_follow_each_other) {
  BOOST_TEST(compact("{} [1]\n2 3\n\"a\"") == "{}\n[1]\n2\n3\n\"a\"");
  BOOST_TEST(compact("{}{}[][]") == "{}\n{}\n[]\n[]");
  BOOST_TEST(formats::first_document_end("{} [1] 2").value() == 3U);
  BOOST_TEST(formats::first_document_end("{} ").value() == 3U);
  BOOST_TEST(!formats::first_document_end("{").has_value());
}

BOOST_AUTO_TEST_CASE(an_error_is_found_at_its_place_however_the_text_is_cut) {
  BOOST_TEST(broken("{} [1,]").offset == 6U);
  BOOST_TEST(broken("[1, 2").offset == 0U);
  BOOST_TEST(broken("1 }").offset == 2U);
  BOOST_TEST(broken("{\"a\": nope}").offset == 6U);
  BOOST_TEST(broken("").error == "the text ends before a value");
  BOOST_TEST(broken("{} \"abc").offset == 3U);
}

BOOST_AUTO_TEST_CASE(typed_objects_can_be_refused) {
  const auto got = reformatted(R"({"a": {"__jsonclass__": 1}})", 100, {}, typed_objects::refuse);
  BOOST_TEST(got.error.find("__jsonclass__") != std::string::npos);
  BOOST_TEST(got.offset >= 7U);
  BOOST_TEST(reformatted(R"(["__jsonclass__"])", 100, {}, typed_objects::refuse).error == "");
}

BOOST_AUTO_TEST_CASE(depth_meets_its_limit) {
  BOOST_TEST(reformatted("[[[]]]", 9, {}, typed_objects::keep, {.max_depth = 3}).error == "");
  BOOST_TEST(reformatted("[[[[]]]]", 9, {}, typed_objects::keep, {.max_depth = 3}).offset == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
