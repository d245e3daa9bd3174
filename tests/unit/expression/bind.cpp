// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/bind.hpp"

#include <sipyco/base/error.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace sipyco;
using namespace sipyco::expression;

BOOST_AUTO_TEST_SUITE(expression_bind)

namespace {

std::string message_of(std::string_view signature, const arguments& given) {
  try {
    static_cast<void>(bind(signature, given));
  } catch (const TypeError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_CASE(positions_and_keywords_meet_their_parameters) {
  const std::vector<Value> positional{1, 2};
  const std::vector<keyword> keywords{{"keepdims", true}};
  const auto bound = bind("sum(a, axis=, dtype=, *, keepdims=)", {positional, keywords});
  BOOST_TEST((bound.at(0) == Value(1)));
  BOOST_TEST((bound.at(1) == Value(2)));
  BOOST_TEST(!bound.has(2));
  BOOST_TEST((bound.at(3) == Value(true)));
}

BOOST_AUTO_TEST_CASE(wrong_arguments_are_refused_in_python_s_words) {
  const std::vector<Value> two{1, 2}, three{1, 2, 3};
  const std::vector<keyword> keywords{{"b", true}}, unknown{{"c", 1}};
  BOOST_TEST(message_of("f(a, b)", {three}) == "f() takes 2 positional arguments but 3 were given");
  BOOST_TEST(message_of("f(a=, b=)", {three}) == "f() takes from 0 to 2 positional arguments but 3 were given");
  BOOST_TEST(message_of("f(a)", {}) == "f() missing 1 required positional argument: 'a'");
  BOOST_TEST(message_of("f(a, *, b)", {std::span(two).first(1)}) ==
             "f() missing 1 required keyword-only argument: 'b'");
  BOOST_TEST(message_of("f(a, b)", {two, keywords}) == "f() got multiple values for argument 'b'");
  BOOST_TEST(message_of("f(a, b)", {two, unknown}) == "f() got an unexpected keyword argument 'c'");
  BOOST_TEST(message_of("f(a, b, /)", {std::span(two).first(1), keywords}) ==
             "f() got an unexpected keyword argument 'b'");
}

BOOST_AUTO_TEST_SUITE_END()
