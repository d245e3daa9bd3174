// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/text/pprint.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>

#include <boost/test/unit_test.hpp>

#include <numeric>
#include <utility>
#include <vector>

using namespace sipyco;

namespace {

const Value fox = "the quick brown fox jumps over the lazy dog";

NDArray counting(std::size_t size) {
  std::vector<std::int64_t> values(size);
  std::iota(values.begin(), values.end(), 0);
  return NDArray::from_values<std::int64_t>(std::vector{size}, values);
}

Value nested(std::size_t depth) {
  Value x = Value::list();
  for (std::size_t i = 1; i < depth; ++i) {
    Value around = Value::list();
    around.append(std::move(x));
    x = std::move(around);
  }
  return x;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_pprint)

BOOST_AUTO_TEST_CASE(leaves_on_a_line_what_fits) {
  BOOST_TEST(text::pprint(Value::dict({{"b", Value::list({1, 2, 3})}, {"a", "x"}})) == "{'a': 'x', 'b': [1, 2, 3]}");
  BOOST_TEST(text::pprint(Value::list({1, 2}), 6) == "[1, 2]");
  BOOST_TEST(text::pprint(Value::list({1, 2}), 5) == "[1,\n 2]");
  BOOST_TEST(text::pprint("\xc3\xa4\xc3\xb6", 4) == "'\xc3\xa4\xc3\xb6'");
}

BOOST_AUTO_TEST_CASE(breaks_containers) {
  BOOST_TEST(text::pprint(Value::dict({{"b", Value::list({1, 2, 3})}, {"a", "x"}}), 10) ==
             "{'a': 'x',\n 'b': [1,\n       2,\n       3]}");
  BOOST_TEST(text::pprint(Value::tuple({1}), 2) == "(1,)");
  BOOST_TEST(text::pprint(Value::set({40, 3, 2, 1}), 8) == "{1,\n 2,\n 3,\n 40}");
  BOOST_TEST(text::pprint(Value::ordered_dict(Value::dict({{"b", 1}, {"a", Value::list({1, 2})}}).as_dict()), 24) ==
             "OrderedDict([('b', 1),\n             ('a',\n              [1, 2])])");
}

BOOST_AUTO_TEST_CASE(keeps_empty_values_whole) {
  const std::pair<Value, std::string_view> rows[] = {
      {Value::dict(), "{}"},
      {Value::list(), "[]"},
      {Value::tuple(), "()"},
      {Value::set(), "set()"},
      {Value(""), "''"},
      {Value::bytes(""), "b''"},
      {Value::ordered_dict(), "OrderedDict()"},
  };
  for (const auto& [x, expected] : rows) BOOST_TEST(text::pprint(x, 1) == expected);
}

BOOST_AUTO_TEST_CASE(wraps_text_between_words_and_lines) {
  BOOST_TEST(text::pprint(fox, 20) == "('the quick brown '\n 'fox jumps over '\n 'the lazy dog')");
  BOOST_TEST(
      text::pprint(Value::list({fox, fox}), 30) ==
      "['the quick brown fox jumps '\n 'over the lazy dog',\n 'the quick brown fox jumps '\n 'over the lazy dog']");
  BOOST_TEST(text::pprint("first line\nsecond line, longer than the rest\n\nlast", 24) ==
             "('first line\\n'\n 'second line, longer '\n 'than the rest\\n'\n '\\n'\n 'last')");
  BOOST_TEST(text::pprint("it's a \"quoted\" word or two", 12) == "(\"it's a \"\n '\"quoted\" '\n 'word or '\n 'two')");
  BOOST_TEST(text::pprint(std::string(100, 'x')) == "'" + std::string(100, 'x') + "'");
  BOOST_TEST(text::pprint(Value::tuple({Value::dict({{"key", "a value"}})}), 12) ==
             "({'key': 'a '\n         'value'},)");
}

BOOST_AUTO_TEST_CASE(wraps_bytes_in_groups_of_four) {
  BOOST_TEST(text::pprint(Value::bytes("0123456789abcdefghijklm"), 20) == "(b'0123456789abcdef'\n b'ghijklm')");
  BOOST_TEST(text::pprint(Value::list({Value::bytes("0123456789abcdefghijklmn")}), 20) ==
             "[b'0123456789abcdef'\n b'ghijklmn']");
}

BOOST_AUTO_TEST_CASE(leaves_arrays_as_they_are) {
  BOOST_TEST(text::pprint(Value::dict({{"array", counting(30)}})) ==
             "{'array': array([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16,\n"
             "       17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29])}");
}

BOOST_AUTO_TEST_CASE(sorts_keys_as_deep_as_python) {
  const Value unsorted = Value::dict({{"b", 1}, {"a", 2}});
  BOOST_TEST(text::pprint(Value::list({Value::tuple({unsorted})})) == "[({'a': 2, 'b': 1},)]");
  BOOST_TEST(text::pprint(Value::ordered_dict(Value::dict({{1, unsorted}}).as_dict())) ==
             "OrderedDict([(1, {'b': 1, 'a': 2})])");
}

BOOST_AUTO_TEST_CASE(refuses_no_width) { BOOST_CHECK_THROW((void)text::pprint(1, 0), ValueError); }

BOOST_AUTO_TEST_CASE(reaches_the_depth_limit_and_not_beyond) {
  BOOST_TEST(text::pprint(nested(max_value_depth), 5000).size() == 2 * max_value_depth);
  BOOST_TEST(text::pprint(nested(max_value_depth)).size() == 2 * max_value_depth);
  BOOST_CHECK_THROW((void)text::pprint(nested(max_value_depth + 1)), LimitError);
}

BOOST_AUTO_TEST_SUITE_END()
