// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/json.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>
#include <sipyco/value/value.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>

using namespace sipyco;
using formats::json_nan;
using formats::to_json;

namespace {

constexpr double a_nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();

std::string refusal(const Value& x, formats::json_options options = {}) {
  options.lossy = false;
  std::string out = "kept";
  const auto done = formats::try_to_json(out, x, options);
  BOOST_TEST(out == "kept");
  BOOST_TEST(!done);
  return done ? "" : done.error().message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_json)

BOOST_AUTO_TEST_CASE(what_json_has_is_written_as_python_does) {
  const Value x = Value::dict({{"a", Value::list({1, 2.5, Value(), true, "\u00e9\n\""})}, {"b", Value::dict()}});
  BOOST_TEST(to_json(x, {.lossy = false}) == R"({"a":[1,2.5,null,true,"\u00e9\n\""],"b":{}})");
  BOOST_TEST(to_json(x, {.indent = 2}) ==
             "{\n  \"a\": [\n    1,\n    2.5,\n    null,\n    true,\n    \"\\u00e9\\n\\\"\"\n  ],\n  \"b\": {}\n}");
  BOOST_TEST(to_json(Value::list({Value::list()}), {.tabs = true}) == "[\n\t[]\n]");
  BOOST_TEST(to_json("\u00e9\x7f\n", {.utf8 = true}) == "\"\u00e9\\u007f\\n\"");
  BOOST_TEST(to_json("\xed\xa0\x80z", {.utf8 = true}) == "\"\\ud800z\"");
}

BOOST_AUTO_TEST_CASE(what_json_lacks_becomes_what_is_nearest) {
  BOOST_TEST(to_json(Value::tuple({1, 2})) == "[1,2]");
  BOOST_TEST(to_json(Value::set({1})) == "[1]");
  BOOST_TEST(to_json(Value::bytes("\xff")) == "\"/w==\"");
  BOOST_TEST(to_json(std::complex<double>(1, -2)) == "[1.0,-2.0]");
  BOOST_TEST(to_json(Value::fraction(3, 4)) == "\"3/4\"");
  BOOST_TEST(to_json(Value::slice(1, 2)) == "\"slice(1, 2, None)\"");
  BOOST_TEST(to_json(Value::dict({{Value::tuple({1, "a"}), 2}, {3, 4}})) == "{\"(1, 'a')\":2,\"3\":4}");
  BOOST_TEST(to_json(NDArray::from_values<std::int64_t>({2, 2}, {1, 2, 3, 4})) == "[[1,2],[3,4]]");
  BOOST_TEST(to_json(NDArray::from_values<float>({2}, {0.5F, 1})) == "[0.5,1.0]");
  BOOST_TEST(to_json(NDArray::from_values<double>({}, {2.5})) == "2.5");
  BOOST_TEST(to_json(NDArray::zeros({0, 3})) == "[]");
  BOOST_TEST(to_json(Scalar(std::int8_t{9})) == "9");
  BOOST_TEST(to_json(Scalar(true)) == "true");
}

BOOST_AUTO_TEST_CASE(nan_is_written_as_chosen) {
  const Value x = Value::list({a_nan, inf, -inf});
  BOOST_TEST(to_json(x) == "[NaN,Infinity,-Infinity]");
  BOOST_TEST(to_json(x, {.nan = json_nan::null}) == "[null,null,null]");
  BOOST_TEST(to_json(x, {.nan = json_nan::string}) == R"(["NaN","Infinity","-Infinity"])");
  BOOST_TEST(to_json(NDArray::from_values<double>({1}, {a_nan}), {.nan = json_nan::null}) == "[null]");
}

BOOST_AUTO_TEST_CASE(refuses_what_would_be_lost_and_says_where) {
  BOOST_TEST(refusal(Value::dict({{"a", Value::list({1, Value::tuple()})}})) ==
             "[\"a\"][1]: JSON cannot hold this: a tuple became an array");
  BOOST_TEST(refusal(Value::set()) == "JSON cannot hold this: a set became an array");
  BOOST_TEST(refusal(Value::dict({{1, 2}})) == "[1]: JSON cannot hold this: a key of type int became text");
  BOOST_TEST(refusal(Scalar(1.5)) == "JSON cannot hold this: the type of a NumPy float64");
}

BOOST_AUTO_TEST_CASE(lists_what_was_lost) {
  std::vector<formats::json_loss> losses;
  (void)to_json(Value::list({Value::tuple({Value::bytes("")}), 1}), {.losses = &losses});
  BOOST_REQUIRE(losses.size() == 2U);
  BOOST_TEST(losses[0].path == "[0]");
  BOOST_TEST(losses[0].what == "a tuple became an array");
  BOOST_TEST(losses[1].path == "[0][0]");
  losses.clear();
  (void)to_json(Value::list({Value::tuple(), Value::tuple()}), {.losses = &losses, .max_losses = 1});
  BOOST_TEST(losses.size() == 1U);
}

BOOST_AUTO_TEST_CASE(ends_at_its_limits) {
  BOOST_TEST(to_json("ab", {.max_bytes = 4}) == "\"ab\"");
  BOOST_CHECK_THROW((void)to_json("abc", {.max_bytes = 4}), LimitError);
  Value deep = 1;
  for (std::size_t i = 0; i < max_value_depth; ++i) deep = Value::list({deep});
  BOOST_TEST(to_json(deep).size() == 2 * max_value_depth + 1);
  BOOST_CHECK_THROW((void)to_json(Value::list({deep})), LimitError);
}

BOOST_AUTO_TEST_SUITE_END()
