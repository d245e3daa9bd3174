// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/call_arguments.hpp"

#include <sipyco/cli/errors.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using namespace sipyco::rpctool;

namespace {

call_arguments read(const std::vector<std::string>& words) {
  call_arguments out;
  read_arguments(out, words);
  return out;
}

Value only(const std::string& word) {
  const auto given = read({word});
  BOOST_TEST_REQUIRE(given.positional.size() == 1u);
  return given.positional[0];
}

std::string complaint(const std::vector<std::string>& words) {
  try {
    read(words);
  } catch (const cli::usage_error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rpctool_call_arguments)

BOOST_AUTO_TEST_CASE(literals_are_python_s) {
  BOOST_TEST((only("5") == Value(5)));
  BOOST_TEST((only(" -1.5e6") == Value(-1.5e6)));
  BOOST_TEST((only("True") == Value(true)));
  BOOST_TEST(only("None").is_none());
  BOOST_TEST((only("'a=b'") == Value("a=b")));
  BOOST_TEST((only("[1, (2,), {'a': 3}]") == Value::list({1, Value::tuple({2}), Value::dict({{"a", 3}})})));
}

BOOST_AUTO_TEST_CASE(a_name_before_one_equals_sign_is_a_keyword) {
  const auto given = read({"wait=True", "_x1='='", "1"});
  BOOST_TEST(given.keywords.size() == 2u);
  BOOST_TEST((given.keywords.at("wait") == Value(true)));
  BOOST_TEST((given.keywords.at("_x1") == Value("=")));
  BOOST_TEST(complaint({"a==1"}) != "no error");
  BOOST_TEST(complaint({"1a=1"}) != "no error");
  BOOST_TEST(complaint({"a=1", "a=2"}) == "the keyword argument 'a' is given twice");
}

BOOST_AUTO_TEST_CASE(text_is_taken_as_it_is) {
  const auto given = read({"-s", "5", "--str", "-s", "--str=a=b", "-s", ""});
  BOOST_TEST(given.positional.size() == 4u);
  BOOST_TEST((given.positional[0] == Value("5")));
  BOOST_TEST((given.positional[1] == Value("-s")));
  BOOST_TEST((given.positional[2] == Value("a=b")));
  BOOST_TEST((given.positional[3] == Value("")));
  BOOST_TEST(complaint({"1", "-s"}) == "'-s' needs TEXT");
  BOOST_TEST(complaint({"-s", "\xff"}).starts_with("the text behind -s is not valid UTF-8"));
}

BOOST_AUTO_TEST_CASE(files_are_noted_and_not_read_yet) {
  const auto given = read({"1", "@/no/such", "x=@-"});
  BOOST_TEST(given.positional.size() == 2u);
  BOOST_TEST(given.files.size() == 2u);
  BOOST_TEST(given.files[0].path == "/no/such");
  BOOST_TEST(given.files[0].index == 1u);
  BOOST_TEST(given.files[1].path == "-");
  BOOST_TEST(given.files[1].keyword == "x");
  BOOST_TEST(given.keywords.at("x").is_none());
  BOOST_TEST(complaint({"@"}) == "'@' needs the name of a file, or '-' for standard input");
}

BOOST_AUTO_TEST_CASE(a_bare_word_is_answered_with_what_to_type) {
  BOOST_TEST(complaint({"1", "test"}) == "argument 2: 'test' names nothing; for a text write '\"test\"' or -s test");
  BOOST_TEST(complaint({"a b"}) == "argument 1: 'a b' is no expression; for a text write '\"a b\"' or -s 'a b'");
  BOOST_TEST(complaint({"x=on"}) == "keyword argument x: 'on' names nothing; for a text write '\"on\"' or -s on");
  BOOST_TEST(complaint({"/dev/tty"}).starts_with("argument 1: '/dev/tty' is no expression; for a text write"));
}

BOOST_AUTO_TEST_CASE(expressions_are_evaluated) {
  BOOST_TEST((only("2 ** 70 // 2 ** 69") == Value(2)));
  BOOST_TEST((only("{i: i**2 for i in range(2)}") == Value::dict({{0, 0}, {1, 1}})));
  BOOST_TEST((only("np.arange(2)") == Value(NDArray::from_values<std::int64_t>({2}, {0, 1}))));
  BOOST_TEST((read({"x=1+1"}).keywords.at("x") == Value(2)));
  BOOST_TEST(complaint({"1/0"}) == "argument 1 (1/0): ZeroDivisionError: division by zero");
  BOOST_TEST(complaint({"2*x"}).starts_with("argument 1 (2*x): NameError: name 'x' is not defined;"));
  BOOST_TEST(complaint({"all"}) ==
             "argument 1: 'all' is a built-in and cannot be sent; for a text write '\"all\"' or -s all");
}

BOOST_AUTO_TEST_CASE(errors_say_what_to_type) {
  BOOST_TEST(complaint({"np.arange"}) ==
             "argument 1 (np.arange) is a function and cannot be sent; to call it: 'np.arange(...)'");
  BOOST_TEST(complaint({"np.arrange(3)"}).ends_with("; did you mean 'arange'?"));
  BOOST_TEST(complaint({"80MHz"}).ends_with("; a number has no unit, its exponent is as in 80e6"));
  BOOST_TEST(complaint({"{a: 1}"}).ends_with("; a text stands in quotes: '\"text\"'"));
}

BOOST_AUTO_TEST_CASE(other_errors_have_a_place) {
  BOOST_TEST(complaint({"[1, 2"}).starts_with("argument 1 ([1, 2): at character "));
  BOOST_TEST(complaint({""}) == "argument 1 is empty; for an empty text write '\"\"' or -s ''");
  BOOST_TEST(complaint({"1", "--help"}) ==
             "argument 2: '--help' is no expression; a method's help is shown by: describe METHOD");
  BOOST_TEST(complaint({"--phase=0.5"}) ==
             "argument 1: '--phase=0.5' is no expression; options go before METHOD, and a keyword argument is written "
             "phase=...");
  BOOST_TEST(complaint({"--"}).ends_with("it is not needed: everything behind METHOD is an argument"));
  for (const auto* word : {"value = 5", "value== 5", "value ==5"})
    BOOST_TEST(complaint({word}).ends_with("is written value=..., with one = and no spaces around it"), word);
  BOOST_TEST(complaint({"none"}) == "argument 1: 'none' names nothing; did you mean None?");
  BOOST_TEST(complaint({"192.168.1.1"}).ends_with("invalid syntax; for a text write -s '192.168.1.1'"));
  BOOST_TEST(complaint({"sqrt(2)"}).ends_with("; did you mean 'np.sqrt'?"));
  BOOST_TEST(complaint({"\u201ca\u201d"}).find("typographic quotes") != std::string::npos);
  BOOST_TEST(complaint({"-t"}) == "argument 1: '-t' is no expression; options go before METHOD");
  BOOST_TEST(complaint({"it's"}) ==
             "argument 1: 'it's' is no expression; for a text write '\"it'\\''s\"' or -s 'it'\\''s'");
}

BOOST_AUTO_TEST_SUITE_END()
