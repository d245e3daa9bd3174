// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/expression.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace sipyco;

namespace {

/// `LINE:COLUMN message`, with `...` in front where more text could help.
std::string complaint(std::string_view text) {
  try {
    static_cast<void>(expression::parse(text));
  } catch (const expression::SyntaxError& error) {
    return (error.incomplete() ? "..." : "") + std::to_string(error.line()) + ":" + std::to_string(error.column()) +
           " " + error.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expression_syntax)

BOOST_AUTO_TEST_CASE(errors_have_a_place) {
  BOOST_TEST(complaint("1 + ]") == "1:5 unmatched ']'");
  BOOST_TEST(complaint("(1,\n 2]") == "2:3 closing parenthesis ']' does not match opening parenthesis '('");
  BOOST_TEST(complaint("'\u00e9' 1") == "1:5 invalid syntax");
  BOOST_TEST(complaint("0b12") == "1:4 invalid digit '2' in binary literal");
  BOOST_TEST(complaint("f'{a b}'") == "1:6 f-string: invalid syntax: ')' is missing");
  BOOST_TEST(complaint("") == "1:1 the expression is empty");
  BOOST_TEST(complaint("\xff") == "1:1 the text is not valid UTF-8");
}

BOOST_AUTO_TEST_CASE(what_is_not_finished_is_told_apart) {
  BOOST_TEST(complaint("[1, 2").starts_with("..."));
  BOOST_TEST(complaint("f(1,\n").starts_with("..."));
  BOOST_TEST(complaint("'''a").starts_with("..."));
  BOOST_TEST(!complaint("'a").starts_with("..."));
  BOOST_TEST(!complaint("1 +").starts_with("..."));
}

BOOST_AUTO_TEST_CASE(line_ends_in_brackets_and_comments_are_white_space) {
  BOOST_TEST(complaint("[1, # one\n 2]\n") == "");
  BOOST_TEST(complaint("1 \\\n + 2") == "");
  BOOST_TEST(complaint("1\n2") == "2:1 invalid syntax");
}

BOOST_AUTO_TEST_SUITE_END()
