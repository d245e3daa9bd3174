// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/path.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using formats::path;

namespace {

const Value tree = Value::dict({{"ion.temp", Value::list({1, 1.25, Value::tuple({"x", "y"})})},
                                {2, "two"},
                                {Value::tuple({1, "a"}), "pair"},
                                {"m", NDArray::from_values<std::int64_t>({2, 3}, {0, 1, 2, 3, 4, 5})}});

Value at(std::string_view text) { return path::parse(text).select(tree); }

std::string failure_of(std::string_view text) {
  const auto parsed = path::try_parse(text);
  BOOST_TEST(!parsed);
  return parsed ? "" : std::to_string(parsed.error().offset) + " " + parsed.error().message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_path)

BOOST_AUTO_TEST_CASE(selects_through_dicts_lists_and_tuples) {
  BOOST_TEST((at("[\"ion.temp\"][1]") == Value(1.25)));
  BOOST_TEST((at("['ion.temp'][-1][0]") == Value("x")));
  BOOST_TEST((at("[2]") == Value("two")));
  BOOST_TEST((at("[2.0]") == Value("two")));
  BOOST_TEST((at("[(1, \"a\")]") == Value("pair")));
  BOOST_TEST((at("[1, 'a']") == Value("pair")));
  BOOST_TEST((at("") == tree));
  BOOST_TEST((at("datasets") == tree));
  BOOST_TEST((at("datasets[2]") == Value("two")));
}

BOOST_AUTO_TEST_CASE(selects_slices_and_parts_of_arrays) {
  BOOST_TEST((at("['ion.temp'][:2]") == Value::list({1, 1.25})));
  BOOST_TEST((at("['ion.temp'][::-2]") == Value::list({Value::tuple({"x", "y"}), 1})));
  BOOST_TEST((at("['m'][1]") == Value(NDArray::from_values<std::int64_t>({3}, {3, 4, 5}))));
  BOOST_TEST((at("['m'][0, 1:3]") == Value(NDArray::from_values<std::int64_t>({2}, {1, 2}))));
  BOOST_TEST((at("['m'][1][-1]") == Value(5)));
  BOOST_TEST((at("['m'][:, 1]") == Value(NDArray::from_values<std::int64_t>({2}, {1, 4}))));
}

BOOST_AUTO_TEST_CASE(prints_what_parses_to_the_same) {
  for (const char* text :
       {"", "root", "[\"a]\\\"\"][-1]", "x[1:2]", "[:]", "[::2]", "[0, 1:3]", "[(1, )]", "[(1, \"a\")]", "[:, 1]",
        "[1:2,]", "[b'x']", "[1.5][None][True]", "[\"\\u00e9\"]", "[(1, (2, \"x\"))]"}) {
    BOOST_TEST_CONTEXT(text) {
      const path parsed = path::parse(text);
      const std::string shown = parsed.to_string();
      BOOST_TEST((path::parse(shown) == parsed));
      BOOST_TEST(path::parse(shown).to_string() == shown);
    }
  }
  BOOST_TEST(path::parse("x['a'][ 1 : ]").to_string() == "x[\"a\"][1:]");
}

BOOST_AUTO_TEST_CASE(says_where_a_path_is_wrong) {
  BOOST_TEST(failure_of("a.b") == "1 expected `[`; a part is named by a subscript, as in [\"ion.temp\"][0]");
  BOOST_TEST(failure_of("[1]x") == "3 expected `[` or the end of the path");
  BOOST_TEST(failure_of("[1") == "0 this `[` is not closed");
  BOOST_TEST(failure_of("a['b]") == "2 this string does not end");
  BOOST_TEST(failure_of("[]") == "1 an index or a key is missing here");
  BOOST_TEST(failure_of("[1:2:3:4]").starts_with("7 a slice has at most"));
  BOOST_TEST(failure_of("[1][key]").ends_with("a key that is text needs quotes: [\"key\"]"));
}

BOOST_AUTO_TEST_CASE(says_after_which_steps_nothing_was_found) {
  const auto message = [](std::string_view text) {
    const auto found = path::parse(text).try_select(tree);
    return found ? "" : found.error().message;
  };
  BOOST_TEST(message("d['nosuch'][1]") == "d[\"nosuch\"]: no such key");
  BOOST_TEST(message("['ion.temp'][7]") == "[\"ion.temp\"][7]: list index out of range");
  BOOST_TEST(message("[2]['x']").starts_with("[2][\"x\"]: "));
  BOOST_CHECK_THROW((void)at("['nosuch']"), KeyError);
  BOOST_CHECK_THROW((void)at("['ion.temp'][9]"), IndexError);
}

BOOST_AUTO_TEST_CASE(takes_no_more_steps_than_a_value_has_depth) {
  std::string text;
  for (std::size_t i = 0; i < max_value_depth; ++i) text += "[0]";
  BOOST_TEST(path::try_parse(text).has_value());
  BOOST_TEST(!path::try_parse(text + "[0]").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
