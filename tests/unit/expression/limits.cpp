// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/expression.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace sipyco;

namespace {

std::string refusal(std::string_view text, const expression::limits& allowed = {}) {
  try {
    static_cast<void>(expression::evaluate(text, expression::empty_scope(), allowed));
  } catch (const LimitError& error) {
    return error.what();
  } catch (const Error& error) {
    return std::string(error.python_class()) + ": " + error.what();
  }
  return "";
}

/// A number inside so many brackets.
std::string bracketed(std::size_t depth) {
  std::string out(depth, '(');
  out.push_back('1');
  out.append(depth, ')');
  return out;
}

std::string negated(std::size_t times) {
  std::string out(times, '-');
  out.push_back('1');
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expression_limits)

BOOST_AUTO_TEST_CASE(what_would_not_fit_is_not_begun) {
  for (const auto* text : {"10**10**10", "2**(2**40)", "1 << 10**9", "10**400000 * 10**400000 * 10**400000"})
    BOOST_TEST(refusal(text).ends_with("(limit max_integer_bits)"), text);
  for (const auto* text : {"'x'*10**12", "[0]*10**12", "bytes(10**12)", "list(range(10**12))", "'%*d' % (10**9, 1)",
                           "format(1, '1000000000')", "'a'.center(10**12)"})
    BOOST_TEST(refusal(text).find("max_object_bytes") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(loops_end_with_their_steps) {
  expression::limits few;
  few.max_steps = 1000;
  BOOST_TEST(refusal("sum(range(10**12))", few).ends_with("(limit max_steps)"));
  BOOST_TEST(refusal("[0 for x in range(10**12) if x < 0]", few).ends_with("(limit max_steps)"));
  BOOST_TEST(refusal("any(iter(int, 1))", few).ends_with("(limit max_steps)"));
  BOOST_TEST(refusal("sum(range(100))", few) == "");
}

BOOST_AUTO_TEST_CASE(a_long_text_in_a_message_ends_at_a_character) {
  const auto shown = [] {
    std::string out = "'2";
    for (int i = 0; i < 99; ++i) out += "\u03e1";
    return out + "'";
  }();
  BOOST_TEST(refusal("int('2' + '\u03e1' * 200)") == "ValueError: invalid literal for int() with base 10: " + shown);
  BOOST_TEST(refusal("float('2' + '\u03e1' * 200)") == "ValueError: could not convert string to float: " + shown);
}

BOOST_AUTO_TEST_CASE(depth_is_bounded) {
  BOOST_TEST(refusal(std::string(100'000, '(')) == "SyntaxError: too many nested parentheses");
  BOOST_TEST(refusal(bracketed(200)) == "");
  BOOST_TEST(refusal(bracketed(201)).find("too many") != std::string::npos);
  BOOST_TEST(refusal(negated(100'000)).ends_with("(limit max_depth)"));
  BOOST_TEST(refusal("(f := lambda n: f(n + 1))(0)").ends_with("(limit max_depth)"));
  BOOST_TEST(refusal("[x := map(abs, x) if i else [] for i in range(10**5)]").find("max_value_depth") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(shared_parts_are_counted_each_time) {
  expression::limits few;
  few.max_steps = 1'000'000;
  BOOST_TEST(refusal("[a := [a, a] if i else [] for i in range(100)]", few).ends_with("(limit max_steps)"));
  BOOST_TEST(refusal("str([a := (a, a) if i else 0 for i in range(100)][-1])", few).ends_with("(limit max_steps)"));
}

BOOST_AUTO_TEST_CASE(the_caller_may_interrupt) {
  expression::limits allowed;
  allowed.interrupted = [] { return true; };
  BOOST_TEST(refusal("sum(range(10**6))", allowed) == "KeyboardInterrupt: the expression was interrupted");
}

BOOST_AUTO_TEST_SUITE_END()
