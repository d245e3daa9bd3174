// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/pyon.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using namespace sipyco;
using pyon::v1, pyon::v2;

std::string pretty(std::string_view text, pyon::version version) {
  return pyon::encode_pretty(pyon::decode(text), version);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_pretty)

BOOST_AUTO_TEST_CASE(v1_breaks_dicts_of_two_and_more) {
  BOOST_TEST(pretty("{'e': {'only': {'r': 2, 'q': 1}}, 'c': {3: 3, 1: 2}, 'a': [1, {'x': 1, 'y': (2,)}]}", v1) ==
             "{\n"
             "    \"a\": [1, {\n"
             "        \"x\": 1,\n"
             "        \"y\": (2, )\n"
             "    }],\n"
             "    \"c\": {\n"
             "        3: 3,\n"
             "        1: 2\n"
             "    },\n"
             "    \"e\": {\"only\": {\n"
             "        \"q\": 1,\n"
             "        \"r\": 2\n"
             "    }}\n"
             "}");
  BOOST_TEST(pretty("[{}, {1: 2}, OrderedDict([(2, 1), (1, 2)])]", v1) ==
             "[{}, {1: 2}, OrderedDict([(2, 1), (1, 2)])]");
}

BOOST_AUTO_TEST_CASE(v1_sorts_by_code_points) {
  BOOST_TEST(pretty(R"({"\U0001f600": 1, "\ufffd": 2, "\ud800": 3, "": 4})", v1) ==
             "{\n    \"\": 4,\n    \"\\ud800\": 3,\n    \"\\ufffd\": 2,\n    \"\\ud83d\\ude00\": 1\n}");
}

BOOST_AUTO_TEST_CASE(v2_breaks_all_that_is_not_empty) {
  BOOST_TEST(pretty(R"({"a":[],"b":{},"c":[1,"x, [y] {\"z\": }\\"],"d":{"e":null}})", v2) ==
             "{\n"
             "    \"a\": [],\n"
             "    \"b\": {},\n"
             "    \"c\": [\n"
             "        1,\n"
             "        \"x, [y] {\\\"z\\\": }\\\\\"\n"
             "    ],\n"
             "    \"d\": {\n"
             "        \"e\": null\n"
             "    }\n"
             "}");
  BOOST_TEST(pretty("[]", v2) == "[]");
  BOOST_TEST(pretty("1", v2) == "1");
}

BOOST_AUTO_TEST_CASE(long_texts_and_arrays_stay_whole) {
  const std::string text(10'000, '['), quotes(10'000, '"');
  const Value x = Value::list({text, quotes, Value(NDArray::zeros({5000})), 1});
  BOOST_TEST((pyon::decode(pyon::encode_pretty(x, v2)) == pyon::decode(pyon::encode(x, v2))));
  BOOST_TEST(pyon::encode_pretty(x, v2).ends_with(",\n    1\n]"));
  BOOST_TEST(pyon::encode_pretty(Value(Integer::parse(std::string(4300, '7')).value()), v2).size() == 4300U);
}

BOOST_AUTO_TEST_CASE(the_limit_counts_what_is_written) {
  const Value x = Value::list({1, Value::dict({{"a", 1}, {"b", 2}})});
  for (const pyon::version version : {v1, v2}) {
    const std::size_t size = pyon::encode_pretty(x, version).size();
    BOOST_TEST(pyon::encode_pretty(x, version, {.max_bytes = size}).size() == size);
    BOOST_CHECK_THROW((void)pyon::encode_pretty(x, version, {.max_bytes = size - 1}), LimitError);
  }
}

BOOST_AUTO_TEST_CASE(types_that_python_drops_are_kept_on_demand) {
  const Value x(Scalar(dtype::float64, std::as_bytes(std::span("\0\0\0\0\0\0\x22@", 8))));
  BOOST_TEST(pyon::encode(x, v2) == "9.0");
  BOOST_TEST(pyon::encode(x, v2, pyon::encode_options{.keep_types = true}) ==
             R"({"__jsonclass__":["npscalar",["<f8","AAAAAAAAIkA="]]})");
}

BOOST_AUTO_TEST_SUITE_END()
