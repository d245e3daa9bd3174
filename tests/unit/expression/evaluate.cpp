// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/expression.hpp>
#include <sipyco/text/repr.hpp>

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

using namespace sipyco;

namespace {

std::string shown(std::string_view text, const expression::scope& names = expression::empty_scope()) {
  try {
    return text::repr(expression::evaluate(text, names));
  } catch (const Error& error) {
    return std::string(error.python_class()) + ": " + error.what();
  }
}

/// Variables that can be changed.
class variables : public expression::scope {
 public:
  [[nodiscard]] std::optional<Value> find(std::string_view name) const override {
    const auto found = all.find(std::string(name));
    return found == all.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] Value* find_variable(std::string_view name) const override {
    const auto found = all.find(std::string(name));
    return found == all.end() ? nullptr : &found->second;
  }
  mutable std::map<std::string, Value> all;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(expression_evaluate)

BOOST_AUTO_TEST_CASE(python_s_words_and_values) {
  BOOST_TEST(shown("-7 // 2, -7 % 3, 2**-1, 2**70") == "(-4, 2, 0.5, 1180591620717411303424)");
  BOOST_TEST(shown("{k: v for k, v in zip('ab', range(2))}") == "{'a': 0, 'b': 1}");
  BOOST_TEST(shown("f'{3.14159:>8.2f}|{\"x\"!r}|{1 + 1 = }'") == "\"    3.14|'x'|1 + 1 = 2\"");
  BOOST_TEST(shown("1 + 'a'") == "TypeError: unsupported operand type(s) for +: 'int' and 'str'");
  BOOST_TEST(shown("nothing") == "NameError: name 'nothing' is not defined");
}

BOOST_AUTO_TEST_CASE(names_of_the_caller_hide_the_built_in_ones) {
  variables names;
  names.all["len"] = Value(5);
  BOOST_TEST(shown("len + 1", names) == "6");
  names.all["ask"] = expression::make_function("ask", [](const expression::arguments& given) {
    return Value(given.positional.size() + 10 * given.keywords.size());
  });
  BOOST_TEST(shown("ask(1, 2, a=3) + ask()", names) == "12");
}

BOOST_AUTO_TEST_CASE(methods_change_the_variable_they_are_called_on) {
  variables names;
  names.all["x"] = Value::list({1});
  names.all["d"] = Value::dict({{"a", Value::list()}});
  BOOST_TEST(shown("x.append(2)", names) == "None");
  BOOST_TEST(shown("x", names) == "[1, 2]");
  BOOST_TEST(shown("d['a'].append(x.pop())", names) == "None");
  BOOST_TEST(shown("(x, d)", names) == "([1], {'a': [2]})");
  BOOST_TEST(shown("x[:].append(7)", names) == "None");
  BOOST_TEST(shown("x", names) == "[1]");
}

BOOST_AUTO_TEST_CASE(functions_outlive_their_expression_within_a_session) {
  expression::session session;
  variables names;
  names.all["f"] = session.evaluate(expression::parse("[lambda y: x + y for x in [10]][0]"), names);
  const auto call = expression::parse("f(1)");
  BOOST_TEST((session.evaluate(call, names) == Value(11)));
  BOOST_TEST((session.evaluate(call, names) == Value(11)));
}

BOOST_AUTO_TEST_CASE(a_statement_may_have_a_target) {
  const auto given = expression::parse_statement(" x = 1 + 1");
  BOOST_TEST(given.target == "x");
  BOOST_TEST((expression::session().evaluate(given.value) == Value(2)));
  BOOST_TEST(expression::parse_statement("x == 1").target == "");
  BOOST_TEST(expression::parse("ping").bare_name() == "ping");
  BOOST_TEST(expression::parse("ping()").bare_name() == "");
}

BOOST_AUTO_TEST_SUITE_END()
