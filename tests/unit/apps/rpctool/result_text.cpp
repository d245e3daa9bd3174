// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/result_text.hpp"

#include <sipyco/value/value.hpp>

#include <boost/test/unit_test.hpp>

#include <numeric>

using namespace sipyco;
using namespace sipyco::rpctool;

namespace {

std::string printed(const Value& x, result_format format) { return result_text(x, {.format = format}); }

std::string line(const Value& x, result_format format) { return result_line(x, {.format = format}); }

Value counted(std::size_t size) {
  std::vector<std::int64_t> numbers(size);
  std::iota(numbers.begin(), numbers.end(), 0);
  return NDArray::from_values<std::int64_t>(std::array{size}, numbers);
}

const Value pair = Value::tuple({1, "a"});

}  // namespace

BOOST_AUTO_TEST_SUITE(rpctool_result_text)

BOOST_AUTO_TEST_CASE(every_format_has_its_text) {
  BOOST_TEST(printed(pair, result_format::pprint) == "(1, 'a')\n");
  BOOST_TEST(printed(pair, result_format::repr) == "(1, 'a')\n");
  BOOST_TEST(printed(pair, result_format::pyon) == "{\"__jsonclass__\":[\"tuple\",[[1,\"a\"]]]}\n");
  BOOST_TEST(printed(pair, result_format::pyon1) == "(1, \"a\")\n");
  BOOST_TEST(printed(pair, result_format::json) == "[1,\"a\"]\n");
  BOOST_TEST(printed(pair, result_format::raw) == "(1, 'a')\n");
}

BOOST_AUTO_TEST_CASE(none_is_printed_where_it_is_data) {
  BOOST_TEST(printed({}, result_format::pprint).empty());
  BOOST_TEST(printed({}, result_format::raw).empty());
  BOOST_TEST(printed({}, result_format::repr) == "None\n");
  BOOST_TEST(printed({}, result_format::json) == "null\n");
  BOOST_TEST(line({}, result_format::pprint) == "None\n");
}

BOOST_AUTO_TEST_CASE(raw_is_text_without_quotes_and_bytes_as_they_are) {
  BOOST_TEST(printed("it's\n", result_format::raw) == "it's\n\n");
  BOOST_TEST(printed(Value::bytes(std::string("\0\n", 2)), result_format::raw) == std::string("\0\n", 2));
  BOOST_TEST(printed(1.5, result_format::raw) == "1.5\n");
}

BOOST_AUTO_TEST_CASE(pprint_is_as_wide_as_it_is_told) {
  const auto list = Value::list({"aaaaaaaa", "bbbbbbbb"});
  BOOST_TEST(result_text(list, {.width = 80}) == "['aaaaaaaa', 'bbbbbbbb']\n");
  BOOST_TEST(result_text(list, {.width = 12}) == "['aaaaaaaa',\n 'bbbbbbbb']\n");
}

BOOST_AUTO_TEST_CASE(large_arrays_are_shortened_unless_all_is_wanted) {
  const auto large = counted(1001);
  BOOST_TEST(result_text(large, {}) == "array([   0,    1,    2, ...,  998,  999, 1000])\n");
  BOOST_TEST(result_text(large, {.full = true}).find("500") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(numpy_scalars_print_as_either_version_does) {
  const Value five = Scalar(std::int32_t{5});
  BOOST_TEST(result_text(five, {}) == "5\n");
  BOOST_TEST(result_text(five, {.numpy_version = 2}) == "np.int32(5)\n");
}

BOOST_AUTO_TEST_CASE(a_line_is_one_line) {
  const Value matrix = NDArray::from_values<std::int64_t>({2, 2}, {1, 2, 3, 4});
  BOOST_TEST(line(matrix, result_format::pprint) == "array([[1, 2], [3, 4]])\n");
  BOOST_TEST(line("a\nb", result_format::raw) == "'a\\nb'\n");
  BOOST_TEST(line(pair, result_format::json) == "[1,\"a\"]\n");
}

BOOST_AUTO_TEST_SUITE_END()
