// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/text/repr.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>

#include <boost/test/unit_test.hpp>

#include <utility>

using namespace sipyco;

namespace {

Value nested(std::size_t depth) {
  Value x = Value::list();
  for (std::size_t i = 1; i < depth; ++i) {
    Value around = Value::list();
    around.append(std::move(x));
    x = std::move(around);
  }
  return x;
}

struct range_object : Extension {
  [[nodiscard]] std::string_view type_name() const noexcept override { return "range"; }
  [[nodiscard]] std::string repr() const override { return "range(0, 3)"; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_repr)

BOOST_AUTO_TEST_CASE(prints_every_kind_as_python) {
  const std::pair<Value, std::string_view> rows[] = {
      {Value(), "None"},
      {true, "True"},
      {-5, "-5"},
      {1.0, "1.0"},
      {1e16, "1e+16"},
      {std::complex(1.0, -9.0), "(1-9j)"},
      {"it's", "\"it's\""},
      {Value::bytes("a\n"), "b'a\\n'"},
      {Value::tuple(), "()"},
      {Value::tuple({1}), "(1,)"},
      {Value::tuple({1, "b"}), "(1, 'b')"},
      {Value::list(), "[]"},
      {Value::list({1, Value::list({2})}), "[1, [2]]"},
      {Value::set(), "set()"},
      {Value::set({2, 1}), "{1, 2}"},
      {Value::dict(), "{}"},
      {Value::dict({{"b", 1}, {"a", 2}}), "{'b': 1, 'a': 2}"},
      {Value::ordered_dict(), "OrderedDict()"},
      {Value::ordered_dict(Value::dict({{"b", 1}, {"a", 2}}).as_dict()), "OrderedDict([('b', 1), ('a', 2)])"},
      {Value::slice(1, Value(), 2), "slice(1, None, 2)"},
      {Value::fraction(6, -8), "Fraction(-3, 4)"},
      {NDArray::zeros({2}), "array([0., 0.])"},
      {Scalar(std::int8_t{9}), "9"},
      {Value::make_extension<range_object>(), "range(0, 3)"},
      {Value::list({Scalar(1.5F), Value::make_extension<range_object>()}), "[1.5, range(0, 3)]"},
  };
  for (const auto& [x, expected] : rows) BOOST_TEST(text::repr(x) == expected);
}

BOOST_AUTO_TEST_CASE(has_a_plain_text) {
  const std::pair<Value, std::string_view> rows[] = {
      {"it's", "it's"},
      {Value::bytes("a"), "b'a'"},
      {Value::list({"a"}), "['a']"},
      {Value::fraction(3, 4), "3/4"},
      {Value::fraction(4, 2), "2"},
      {1.5, "1.5"},
      {NDArray::zeros({2}), "[0. 0.]"},
  };
  for (const auto& [x, expected] : rows) BOOST_TEST(text::str(x) == expected);
}

BOOST_AUTO_TEST_CASE(reaches_the_depth_limit_and_not_beyond) {
  BOOST_TEST(text::repr(nested(max_value_depth)).size() == 2 * max_value_depth);
  BOOST_CHECK_THROW((void)text::repr(nested(max_value_depth + 1)), LimitError);
}

BOOST_AUTO_TEST_CASE(refuses_what_python_refuses) {
  const Integer googol = Integer::parse("1" + std::string(4300, '0'), 10, 5000).value();
  BOOST_CHECK_THROW((void)text::repr(googol), ValueError);
  BOOST_CHECK_THROW((void)text::repr(Value::fraction(1, googol)), ValueError);
}

BOOST_AUTO_TEST_SUITE_END()
