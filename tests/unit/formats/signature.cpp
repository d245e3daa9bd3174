// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/signature.hpp>

#include <sipyco/value/value.hpp>

#include <boost/test/unit_test.hpp>

using sipyco::Value;
using sipyco::formats::format_signature;

namespace {

struct parts {
  Value args = Value::list({"self"});
  Value varargs = {}, varkw = {}, defaults = {};
  Value kwonlyargs = Value::list();
  Value kwonlydefaults = {};
  Value annotations = Value::dict();
};

Value spec_of(const parts& p) {
  return Value::dict({{"args", p.args},
                      {"varargs", p.varargs},
                      {"varkw", p.varkw},
                      {"defaults", p.defaults},
                      {"kwonlyargs", p.kwonlyargs},
                      {"kwonlydefaults", p.kwonlydefaults},
                      {"annotations", p.annotations}});
}

std::string shown(const parts& p) { return format_signature(spec_of(p)).value(); }

}  // namespace

// The expected texts are what `inspect.Signature` of CPython 3.11 prints.
BOOST_AUTO_TEST_SUITE(formats_signature)

BOOST_AUTO_TEST_CASE(defaults_belong_to_the_last_parameters) {
  parts p;
  BOOST_TEST(shown(p) == "(self)");
  p.args = Value::list({"self", "x", "wait"});
  p.defaults = Value::tuple({false});
  BOOST_TEST(shown(p) == "(self, x, wait=False)");
  p.args = Value::list({"a"});
  p.defaults = Value::list({1, 2});
  BOOST_TEST(shown(p) == "(a=2)");
  p.defaults = Value::list({Value()});
  BOOST_TEST(shown(p) == "(a=None)");
}

BOOST_AUTO_TEST_CASE(annotations_are_shown_by_repr) {
  parts p;
  p.args = Value::list({"self", "x", "wait"});
  p.defaults = Value::tuple({1.5, "it's"});
  p.annotations = Value::dict({{"x", "float"}, {"return", "bool"}});
  BOOST_TEST(shown(p) == "(self, x: 'float' = 1.5, wait=\"it's\") -> 'bool'");
  p.annotations = Value::dict({{"return", Value()}});
  BOOST_TEST(shown(p) == "(self, x=1.5, wait=\"it's\") -> None");
}

BOOST_AUTO_TEST_CASE(a_star_stands_before_keyword_only_parameters) {
  parts p;
  p.kwonlyargs = Value::list({"a", "b"});
  p.kwonlydefaults = Value::dict({{"b", 2}});
  p.annotations = Value::dict({{"b", "int"}});
  BOOST_TEST(shown(p) == "(self, *, a, b: 'int' = 2)");
  p.args = Value::list();
  p.varkw = "kw";
  BOOST_TEST(shown(p) == "(*, a, b: 'int' = 2, **kw)");
}

BOOST_AUTO_TEST_CASE(variable_arguments_take_its_place_and_no_annotation) {
  parts p;
  p.varargs = "rest";
  p.varkw = "options";
  p.kwonlyargs = Value::list({"deep"});
  p.annotations = Value::dict({{"deep", "int"}, {"rest", "int"}});
  BOOST_TEST(shown(p) == "(self, *rest, deep: 'int', **options)");
}

BOOST_AUTO_TEST_CASE(nothing_is_written_in_many_ways) {
  const auto terminate = Value::dict({{"args", Value::list({"self"})},
                                      {"defaults", Value()},
                                      {"varargs", Value()},
                                      {"varkw", Value()},
                                      {"kwonlyargs", Value::list()},
                                      {"kwonlydefaults", Value::list()}});
  BOOST_TEST(format_signature(terminate).value() == "(self)");
  BOOST_TEST(format_signature(Value::dict()).value() == "()");
}

BOOST_AUTO_TEST_CASE(fails_on_what_is_no_function) {
  parts p;
  p.args = Value::list({1});
  BOOST_TEST(!format_signature(spec_of(p)));
  p.args = Value::list({"self"});
  p.varargs = 1;
  BOOST_TEST(!format_signature(spec_of(p)));
  BOOST_TEST(!format_signature(Value("text")));
  BOOST_TEST(!format_signature(Value()));
}

BOOST_AUTO_TEST_SUITE_END()
