// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/listing.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/value/value.hpp>

#include <boost/test/unit_test.hpp>

#include <vector>

using namespace sipyco;
using namespace sipyco::rpctool;

namespace {

Value entry(const Value& args, const Value& doc) { return Value::tuple({Value::dict({{"args", args}}), doc}); }

Value documentation(const Value& docstring, const Value& methods) {
  return Value::dict({{"docstring", docstring}, {"methods", methods}});
}

}  // namespace

// The expected texts are what sipyco_rpctool prints.
BOOST_AUTO_TEST_SUITE(rpctool_listing)

BOOST_AUTO_TEST_CASE(targets_and_description) {
  const std::vector<std::string> targets = {"a", "b"};
  BOOST_TEST(list_targets(targets, std::nullopt) == "Target(s):   a, b\n");
  BOOST_TEST(list_targets(targets, "text") == "Target(s):   a, b\nDescription: text\n");
  BOOST_TEST(list_targets({}, "") == "Target(s):   \nDescription: \n");
}

BOOST_AUTO_TEST_CASE(methods_are_sorted_and_documented) {
  const auto methods = Value::dict({{"b", entry(Value::list({"self", "x"}), Value())},
                                    {"a", entry(Value::list({"self"}), "One.\n\n  Two.\n \t\nThree.")},
                                    {"Z", entry(Value::list(), "")}});
  BOOST_TEST(list_methods(documentation("About.", methods), std::nullopt, false) ==
             "About.\n\n"
             "Z()\n\n\n"
             "a(self)\n    One.\n\n      Two.\n \t\n    Three.\n\n"
             "b(self, x)\n\n");
  BOOST_TEST(list_methods(documentation(Value(), Value::dict()), std::nullopt, false).empty());
  BOOST_TEST(list_methods(documentation("", Value::dict()), std::nullopt, false) == "\n\n");
}

BOOST_AUTO_TEST_CASE(an_odd_method_degrades_alone) {
  const auto methods = Value::dict({{"bad", entry(Value::list({1}), "Doc.")},
                                    {"good", entry(Value::list({"self"}), Value())},
                                    {"worse", "nothing"}});
  BOOST_TEST(list_methods(documentation(Value(), methods), std::nullopt, false) ==
             "bad(...)\n    Doc.\n\ngood(self)\n\nworse(...)\n\n");
}

BOOST_AUTO_TEST_CASE(hostile_text_is_escaped) {
  const auto methods = Value::dict({{"m\x1b[2J", entry(Value::list({"a\r"}), "d\x07oc")}});
  BOOST_TEST(list_methods(documentation("\x1b]0;x", methods), std::nullopt, false) ==
             "\\x1b]0;x\n\nm\\x1b[2J(a\\x0d)\n    d\\x07oc\n\n");
  const std::vector<std::string> targets = {"\x1b"};
  BOOST_TEST(list_targets(targets, "\xe2\x80\xae") == "Target(s):   \\x1b\nDescription: \\u202e\n");
}

BOOST_AUTO_TEST_CASE(one_method_is_described_without_the_empty_line) {
  const auto about = documentation("About.", Value::dict({{"m", entry(Value::list({"self"}), "Doc.")}}));
  BOOST_TEST(describe_method(about, "m", false).value() == "m(self)\n    Doc.\n");
  BOOST_TEST(!describe_method(about, "n", false));
}

BOOST_AUTO_TEST_CASE(names_are_bold_in_colour) {
  const auto about = documentation(Value(), Value::dict({{"m", entry(Value::list(), Value())}}));
  BOOST_TEST(list_methods(about, std::nullopt, true) == "\x1b[1mm\x1b[0m()\n\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_list_of_methods_is_refused) {
  BOOST_CHECK_THROW(list_methods(Value(), std::nullopt, false), ProtocolError);
  BOOST_CHECK_THROW(list_methods(Value::dict({{"methods", 1}}), std::nullopt, false), ProtocolError);
}

BOOST_AUTO_TEST_SUITE_END()
