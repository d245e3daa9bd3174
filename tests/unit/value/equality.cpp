// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/compare.hpp>
#include <sipyco/value/value.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>

using namespace sipyco;

namespace {

Value big(std::string_view digits) { return Integer::parse(digits).value(); }

Value numpy_str(std::u32string_view text) {
  return Scalar(dtype(dtype::family::str, static_cast<std::uint32_t>(4 * text.size())), std::as_bytes(std::span(text)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_equality)

BOOST_AUTO_TEST_CASE(equal_numbers_are_equal_whatever_their_kind_and_hash_alike) {
  const std::vector<std::vector<Value>> classes = {
      {0, false, 0.0, -0.0, std::complex<double>(0, -0.0), Value::fraction(0, 1), Scalar(0.0f), Scalar(std::int8_t{0})},
      {1, true, 1.0, std::complex<double>(1, 0), Value::fraction(3, 3), Scalar(1.0), Scalar(true),
       Scalar(std::complex<float>(1, 0))},
      {0.5, Value::fraction(1, 2), Scalar(0.5f), std::complex<double>(0.5, 0)},
      {std::complex<double>(1, 2), Scalar(std::complex<float>(1, 2))},
      {big("1000000000000000019884624838656"), 1e30,
       Value::fraction(big("1000000000000000019884624838656").as_integer(), 1)},
      {Value::fraction(1, 3)},
      {0.1, Scalar(0.1)},
      {Scalar(0.1f), static_cast<double>(0.1f)},
      {Value::fraction(1, 10)},
      {std::numeric_limits<double>::infinity(), Scalar(std::numeric_limits<float>::infinity())},
      {big("9007199254740993")},
      {9007199254740992.0, big("9007199254740992")},
      {"1"},
      {Value::bytes("1")},
      {},
  };
  for (std::size_t i = 0; i < classes.size(); ++i)
    for (const Value& a : classes[i])
      for (std::size_t j = 0; j < classes.size(); ++j)
        for (const Value& b : classes[j]) BOOST_TEST_CONTEXT("classes " << i << " and " << j) {
            BOOST_TEST((a == b) == (i == j));
            if (i == j) BOOST_TEST(hash(a) == hash(b));
          }
}

BOOST_AUTO_TEST_CASE(nan_equals_nothing) {
  const Value nan = std::nan("");
  BOOST_TEST(!(nan == nan));
  BOOST_TEST(!(nan == Value(Scalar(std::nanf("")))));
  BOOST_TEST(!(Value(std::complex<double>(0, std::nan(""))) == Value(std::complex<double>(0, std::nan("")))));
}

BOOST_AUTO_TEST_CASE(containers_keep_their_kind) {
  BOOST_TEST(!(Value::list({1}) == Value::tuple({1})));
  BOOST_TEST(!(Value::set() == Value::dict()));
  BOOST_TEST(!(Value() == Value(false)));
  BOOST_TEST((Value::list({1, 2.0}) == Value::list({1.0, 2})));
  BOOST_TEST((Value::set({1, 2}) == Value::set({2, 1})));
  BOOST_TEST(!(Value::set({1, 2}) == Value::set({1, 3})));
}

BOOST_AUTO_TEST_CASE(dicts_compare_without_order_and_ordered_dicts_with) {
  const Value a = Value::dict({{1, 2}, {3, 4}}), b = Value::dict({{3, 4}, {1, 2}});
  BOOST_TEST((a == b));
  BOOST_TEST((Value::ordered_dict(a.as_dict()) == a));
  BOOST_TEST((b == Value::ordered_dict(a.as_dict())));
  BOOST_TEST(!(Value::ordered_dict(a.as_dict()) == Value::ordered_dict(b.as_dict())));
  BOOST_TEST(!(a == Value::dict({{1, 2}, {3, 5}})));
  BOOST_TEST(!(a == Value::dict({{1, 2}})));
}

BOOST_AUTO_TEST_CASE(numpy_text_equals_text) {
  BOOST_TEST((numpy_str(U"ab") == Value("ab")));
  BOOST_TEST((Value("ab") == numpy_str(U"ab")));
  BOOST_TEST((numpy_str(U"ab") == numpy_str(U"ab")));
  BOOST_TEST(!(numpy_str(U"ab") == Value::bytes("ab")));
  BOOST_TEST(hash(numpy_str(U"ab")) == hash(Value("ab")));
  Dict dict;
  dict.set(numpy_str(U"ab"), 1);
  BOOST_TEST(dict.find(std::string_view("ab")) != nullptr);
}

BOOST_AUTO_TEST_CASE(unhashable_kinds_are_named) {
  const auto says = [](std::string_view text) {
    return [text](const TypeError& e) { return std::string_view(e.what()) == text; };
  };
  BOOST_CHECK_EXCEPTION((void)hash(Value::list()), TypeError, says("unhashable type: 'list'"));
  BOOST_CHECK_EXCEPTION((void)hash(Value::tuple({Value::dict()})), TypeError, says("unhashable type: 'dict'"));
  BOOST_CHECK_EXCEPTION((void)hash(Value(NDArray())), TypeError, says("unhashable type: 'numpy.ndarray'"));
  BOOST_CHECK_EXCEPTION((void)hash(Value::slice(1, 2)), TypeError, says("unhashable type: 'slice'"));
}

BOOST_AUTO_TEST_CASE(orders_what_python_orders) {
  const std::pair<Value, Value> smaller_first[] = {
      {1, 2},
      {1, 1.5},
      {Value::fraction(1, 3), 0.34},
      {0.33, Value::fraction(1, 3)},
      {false, true},
      {"a", "b"},
      {"\xef\xbf\xbf", "\xf0\x90\x80\x80"},
      {"", "a"},
      {Value::bytes("a"), Value::bytes("b")},
      {Value::tuple({1, 2}), Value::tuple({1, 3})},
      {Value::list({1}), Value::list({1, 0})},
      {Value::set({1}), Value::set({1, 2})},
      {Scalar(1.5f), 2},
      {-std::numeric_limits<double>::infinity(), big("-1000000000000000000000")},
      {9007199254740992.0, big("9007199254740993")}};
  for (const auto& [a, b] : smaller_first) {
    BOOST_TEST((less(a, b) == true));
    BOOST_TEST((less(b, a) == false));
    BOOST_TEST((less(a, a) == false));
  }
  const std::pair<Value, Value> without_order[] = {{1, "1"},
                                                   {Value(), Value()},
                                                   {Value::list(), Value::tuple()},
                                                   {std::complex<double>(1, 2), 1},
                                                   {Value::dict(), Value::dict()},
                                                   {Value::tuple({1, "a"}), Value::tuple({1, 2})}};
  for (const auto& [a, b] : without_order) BOOST_TEST(!less(a, b).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
