// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/convert.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace sipyco;

namespace lab {

struct point {
  double x = 0, y = 0;
  friend bool operator==(const point&, const point&) = default;
};

void to_value(Value& out, const point& p) { out = Value::dict({{"x", p.x}, {"y", p.y}}); }
void from_value(const Value& v, point& out) { out = {v.at("x").as<double>(), v.at("y").as<double>()}; }

}  // namespace lab

namespace {

template <class T>
void survives(const T& x) {
  BOOST_TEST((value_from(x).template as<T>() == x));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_convert)

BOOST_AUTO_TEST_CASE(round_trips_what_cpp_has) {
  survives(true);
  survives(std::numeric_limits<std::int64_t>::min());
  survives(std::numeric_limits<std::uint64_t>::max());
  survives(1.5);
  survives(std::complex<double>(1, -2));
  survives(std::string("text"));
  survives(std::vector<int>{1, 2, 3});
  survives(std::vector<std::vector<std::string>>{{"a"}, {}});
  survives(std::array<double, 2>{1, 2});
  survives(std::map<std::string, int>{{"a", 1}, {"b", 2}});
  survives(std::unordered_map<int, std::string>{{1, "a"}});
  survives(std::set<int>{3, 4});
  survives(std::optional<int>{});
  survives(std::optional<int>{5});
  survives(std::pair<int, std::string>{1, "x"});
  survives(std::tuple<int, double, std::string>{1, 2.5, "x"});
  survives(Integer::parse("123456789012345678901234567890").value());
}

BOOST_AUTO_TEST_CASE(takes_types_of_the_user_by_adl) {
  survives(lab::point{1, 2});
  survives(std::vector<lab::point>{{1, 2}, {3, 4}});
  const Value v = lab::point{5, 6};
  BOOST_TEST((v == Value::dict({{"x", 5}, {"y", 6}})));
}

BOOST_AUTO_TEST_CASE(becomes_the_python_class_that_the_header_promises) {
  BOOST_TEST((value_from(std::vector<int>{1}).kind() == kind::list));
  BOOST_TEST((value_from(std::pair(1, 2)).kind() == kind::tuple));
  BOOST_TEST((value_from(std::set<int>{1}).kind() == kind::set));
  BOOST_TEST((value_from(std::map<int, int>{}).kind() == kind::dict));
  BOOST_TEST((value_from(std::optional<int>{}).is_none()));
}

BOOST_AUTO_TEST_CASE(refuses_integers_out_of_range) {
  BOOST_TEST(Value(255).as<std::uint8_t>() == 255);
  BOOST_CHECK_THROW((void)Value(256).as<std::uint8_t>(), OverflowError);
  BOOST_CHECK_THROW((void)Value(-1).as<unsigned>(), OverflowError);
  BOOST_TEST(Value(-128).as<std::int8_t>() == -128);
  BOOST_CHECK_THROW((void)Value(-129).as<std::int8_t>(), OverflowError);
  BOOST_CHECK_THROW((void)Value(std::numeric_limits<std::uint64_t>::max()).as<std::int64_t>(), OverflowError);
}

BOOST_AUTO_TEST_CASE(converts_numbers_as_python_would_take_them) {
  BOOST_TEST(Value(2).as<double>() == 2.0);
  BOOST_TEST(Value(true).as<int>() == 1);
  BOOST_TEST(Value(Scalar(std::int16_t{7})).as<int>() == 7);
  BOOST_TEST(Value(Scalar(0.5f)).as<double>() == 0.5);
  BOOST_TEST(Value::fraction(1, 4).as<double>() == 0.25);
  BOOST_TEST(Value(Scalar(true)).as<bool>() == true);
  BOOST_TEST((Value(3).as<std::complex<double>>() == std::complex<double>(3, 0)));
  BOOST_CHECK_THROW((void)Value(1.0).as<int>(), TypeError);
  BOOST_CHECK_THROW((void)Value(Scalar(1.0)).as<int>(), TypeError);
  BOOST_CHECK_THROW((void)Value("1").as<int>(), TypeError);
  BOOST_CHECK_THROW((void)Value(1).as<bool>(), TypeError);
  BOOST_CHECK_THROW((void)Value(1).as<std::string>(), TypeError);
  BOOST_CHECK_THROW((void)Value(std::complex<double>(1, 0)).as<double>(), TypeError);
}

BOOST_AUTO_TEST_CASE(reads_sequences_from_lists_tuples_and_arrays) {
  const std::vector<double> expected{1, 2};
  BOOST_TEST((Value::tuple({1, 2}).as<std::vector<double>>() == expected));
  BOOST_TEST((Value(NDArray::from_values<float>({2}, {1, 2})).as<std::vector<double>>() == expected));
  BOOST_CHECK_THROW((void)Value(NDArray::zeros({2, 2})).as<std::vector<double>>(), TypeError);
  BOOST_CHECK_THROW((void)(Value::list({1}).as<std::pair<int, int>>()), ValueError);
  BOOST_CHECK_THROW((void)(Value::list({1}).as<std::array<int, 2>>()), ValueError);
  BOOST_CHECK_THROW((void)Value::list({"a"}).as<std::vector<int>>(), TypeError);
}

BOOST_AUTO_TEST_SUITE_END()
