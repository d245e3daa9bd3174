// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/ordering.hpp"

#include <sipyco/text/repr.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>

using namespace sipyco;

namespace {

std::string printed(const std::vector<const Value*>& order) {
  std::string out;
  for (const auto* x : order) out += (out.empty() ? "" : " ") + text::repr(*x);
  return out;
}

std::string pprint_keys(const Value& dict) {
  std::string out;
  for (const auto* entry : text::pprint_order(dict.as_dict())) out += (out.empty() ? "" : " ") + text::repr(entry->key);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_ordering)

BOOST_AUTO_TEST_CASE(sorts_a_set_where_all_elements_compare) {
  BOOST_TEST(printed(text::repr_order(Value::set({3, 1.5, true}).as_set())) == "True 1.5 3");
  BOOST_TEST(printed(text::repr_order(Value::set({"b", "a"}).as_set())) == "'a' 'b'");
  BOOST_TEST(printed(text::repr_order(Value::set({3, "a", 1}).as_set())) == "3 'a' 1");
  // A NaN has no place, and a set that is read back keeps its order.
  const double nan = std::numeric_limits<double>::quiet_NaN();
  BOOST_TEST(printed(text::repr_order(Value::set({3, 1, nan}).as_set())) == "3 1 nan");
}

BOOST_AUTO_TEST_CASE(sorts_keys_of_different_types_by_type_name) {
  const Value dict = Value::dict({{2, 0},
                                  {"a", 0},
                                  {Value(), 0},
                                  {1.5, 0},
                                  {Value::tuple({1}), 0},
                                  {Value::bytes("b"), 0},
                                  {std::complex(1.0), 0}});
  BOOST_TEST(pprint_keys(dict) == "None b'b' (1+0j) 1.5 2 'a' (1,)");
}

BOOST_AUTO_TEST_CASE(keeps_incomparable_keys_of_a_type_in_insertion_order) {
  const Value dict = Value::dict({{std::complex(2.0, 1.0), 0}, {std::complex(1.0, 1.0), 0}, {"a", 0}});
  BOOST_TEST(pprint_keys(dict) == "(2+1j) (1+1j) 'a'");
  const Value tuples = Value::dict({{Value::tuple({"a", 1}), 0}, {Value::tuple({1, 1}), 0}});
  BOOST_TEST(pprint_keys(tuples) == "('a', 1) (1, 1)");
}

BOOST_AUTO_TEST_CASE(sorts_many_keys) {
  Value dict = Value::dict();
  for (int i = 0; i < 1000; ++i) dict[i * 387 % 1000] = i;
  int expected = 0;
  for (const auto* entry : text::pprint_order(dict.as_dict())) BOOST_TEST((entry->key == Value(expected++)));
}

BOOST_AUTO_TEST_SUITE_END()
