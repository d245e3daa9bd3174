// SPDX-License-Identifier: LGPL-3.0-or-later
// Each limit at what it allows and one past it, in whole and by single bytes.
#include <sipyco/base/error.hpp>
#include <sipyco/pyon.hpp>
#include "support/exact_buffer.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using namespace sipyco;

std::string refusal_whole(const std::string& text, pyon::version version, const decode_limits& limits) {
  const auto x = pyon::try_decode(text, version, limits);
  return x ? "" : x.error().message;
}

std::string refusal_by_bytes(const std::string& text, pyon::version version, const decode_limits& limits) {
  pyon::decoder decoder(version, limits);
  for (const char& c : text)
    if (auto done = decoder.feed(test::exact_buffer({&c, 1}).view(), false); !done) return done.error().message;
  const auto done = decoder.feed({}, true);
  return done ? "" : done.error().message;
}

/// `good` is accepted, `bad` refused because of the limit of that name.
void check(const std::string& good, const std::string& bad, const decode_limits& limits, std::string_view name,
           std::initializer_list<pyon::version> versions = {pyon::v1, pyon::v2}) {
  for (const pyon::version version : versions) BOOST_TEST_CONTEXT(bad) {
      BOOST_TEST(refusal_whole(good, version, limits) == "");
      BOOST_TEST(refusal_by_bytes(good, version, limits) == "");
      BOOST_TEST(refusal_whole(bad, version, limits).find(name) != std::string::npos);
      BOOST_TEST(refusal_by_bytes(bad, version, limits).find(name) != std::string::npos);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_limits)

BOOST_AUTO_TEST_CASE(bytes_of_text) {
  check("[1, 2]", "[1, 2] ", {.max_bytes = 6}, "max_bytes");
  check("\"abc\"", "\"abcd\"", {.max_bytes = 5}, "max_bytes");
}

BOOST_AUTO_TEST_CASE(depth) {
  check("[[[]]]", "[[[[]]]]", {.max_depth = 3}, "max_depth");
  check("{\"a\":{\"a\":1}}", "{\"a\":{\"a\":[]}}", {.max_depth = 2}, "max_depth");
  check("((1))", "(((1)))", {.max_depth = 2}, "max_depth", {pyon::v1});
  check("[slice(1)]", "[slice((1))]", {.max_depth = 2}, "max_depth", {pyon::v1});
  check("1", "[]", {.max_depth = 0}, "max_depth");
}

BOOST_AUTO_TEST_CASE(elements) {
  check("[1, 2, 3]", "[1, 2, 3, 4]", {.max_elements = 3}, "max_elements");
  check("{\"a\": 1, \"b\": [2]}", "{\"a\": 1, \"b\": [2, 3]}", {.max_elements = 5}, "max_elements");
  check("[[], []]", "[[], [[]]]", {.max_elements = 2}, "max_elements");
  check("((1+2), 2)", "(1, 2, 3)", {.max_elements = 2}, "max_elements", {pyon::v1});
  check("['a' 'b']", "['a', 'b']", {.max_elements = 1}, "max_elements", {pyon::v1});
  check("1", "[1]", {.max_elements = 0}, "max_elements");
}

BOOST_AUTO_TEST_CASE(digits_of_integers) {
  check("[123, -456]", "[1234]", {.max_int_digits = 3}, "max_int_digits");
  check("[1, 12345678901234567890]", "[1, 123456789012345678901]", {.max_int_digits = 20}, "max_int_digits");
  check("0xffff", "0xfffff", {.max_int_digits = 5}, "max_int_digits", {pyon::v1});
  check("1_2_3", "1_2_3_4", {.max_int_digits = 3}, "max_int_digits", {pyon::v1});
  check("1234.5", "1234", {.max_int_digits = 3}, "max_int_digits");
}

BOOST_AUTO_TEST_CASE(bytes_of_arrays) {
  const decode_limits limits{.max_array_bytes = 3};
  check("nparray((3, ), '|u1', b'AAAA')", "nparray((4, ), '|u1', b'AAAAAA==')", limits, "max_array_bytes", {pyon::v1});
  check(R"({"__jsonclass__":["bytes",["AAAA"]]})", R"({"__jsonclass__":["bytes",["AAAAAA=="]]})", limits,
        "max_array_bytes", {pyon::v2});
  check(R"({"__jsonclass__":["npscalar",["|V3","AAAA"]]})", R"({"__jsonclass__":["npscalar",["|V4","AAAAAA=="]]})",
        limits, "max_array_bytes", {pyon::v2});
}

BOOST_AUTO_TEST_CASE(bytes_of_encoded_text) {
  const Value x = Value::list({1, 2});
  for (const pyon::version version : {pyon::v1, pyon::v2}) {
    const std::size_t size = pyon::encode(x, version).size();
    BOOST_TEST(pyon::encode(x, version, {.max_bytes = size}).size() == size);
    BOOST_CHECK_THROW((void)pyon::encode(x, version, {.max_bytes = size - 1}), LimitError);
  }
  const Value array(NDArray::zeros({9000}));
  const std::size_t size = pyon::encode(array, pyon::v2).size();
  BOOST_TEST(pyon::encode(array, pyon::v2, {.max_bytes = size}).size() == size);
  BOOST_CHECK_THROW((void)pyon::encode(array, pyon::v2, {.max_bytes = size - 1}), LimitError);
}

BOOST_AUTO_TEST_CASE(digits_of_encoded_integers) {
  const Value small(1234), big(Integer::parse(std::string(4300, '9')).value());
  for (const pyon::version version : {pyon::v1, pyon::v2}) {
    const std::string large = "1" + std::string(100, '0');
    BOOST_TEST(pyon::encode(Value(Integer::parse(large, 10, SIZE_MAX).value()), version,
                            {.max_int_digits = SIZE_MAX}) == large);
    BOOST_TEST(pyon::encode(small, version, {.max_int_digits = 4}) == "1234");
    BOOST_CHECK_THROW((void)pyon::encode(small, version, {.max_int_digits = 3}), LimitError);
    BOOST_TEST(pyon::encode(big, version).size() == 4300U);
    const Value more(big.as_integer() + Integer(1)), less(-big.as_integer());
    BOOST_CHECK_THROW((void)pyon::encode(more, version), LimitError);
    BOOST_TEST(pyon::encode(less, version).size() == 4301U);
  }
}

BOOST_AUTO_TEST_CASE(depth_of_encoded_values) {
  Value x;
  for (std::size_t i = 0; i < max_value_depth; ++i) x = Value::list({x});
  for (const pyon::version version : {pyon::v1, pyon::v2}) {
    BOOST_TEST(pyon::encode(x, version).size() == 2 * max_value_depth + 4);
    BOOST_CHECK_THROW((void)pyon::encode(Value::tuple({x}), version), LimitError);
  }
}

BOOST_AUTO_TEST_SUITE_END()
