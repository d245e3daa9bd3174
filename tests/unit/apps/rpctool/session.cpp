// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/session.hpp"

#include "unit/apps/rpctool/fake_remote.hpp"

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using namespace sipyco::rpctool;

namespace {

struct fixture {
  fake_remote peer;
  session lines{peer, {.continued_lines = true}};

  std::string out(std::string_view line) {
    const auto answer = lines.eval_line(line);
    BOOST_TEST(answer.err == "");
    return answer.out;
  }
  std::string err(std::string_view line) {
    const auto answer = lines.eval_line(line);
    BOOST_TEST(answer.out == "");
    return answer.err;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rpctool_session, fixture)

BOOST_AUTO_TEST_CASE(a_bare_name_is_a_method) {
  BOOST_TEST(out("echo('x')") == "'x'\n");
  BOOST_TEST(out("add(1, b=5)") == "6\n");
  BOOST_TEST(out("none()").empty());
  BOOST_TEST((peer.calls == std::vector<std::string>{"echo", "add", "none"}));
}

BOOST_AUTO_TEST_CASE(calls_are_nested) { BOOST_TEST(out("echo(add(add(1), b=3))") == "5\n"); }

BOOST_AUTO_TEST_CASE(assigned_names_stay_and_underscore_is_the_last_result) {
  BOOST_TEST(out("x = add(1)").empty());
  BOOST_TEST(out("echo(x)") == "2\n");
  BOOST_TEST(out("none()").empty());
  BOOST_TEST(out("_") == "2\n");
  BOOST_TEST(out("a, b = (5, 6)").empty());
  BOOST_TEST(out("add(a, b=b)") == "11\n");
  BOOST_TEST(err("a, b = (5,)") == "ValueError: not enough values to unpack (expected 2, got 1)\n");
}

BOOST_AUTO_TEST_CASE(a_remote_exception_is_printed_as_python_s_tool_does) {
  BOOST_TEST(out("fail()") == "Remote exception:\nValueError: no reason\n  at line 1\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_name_is_answered_with_the_nearest) {
  BOOST_TEST(err("ecko") == "NameError: name 'ecko' is not defined; did you mean 'echo'?\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_expression_is_answered_with_what_to_type) {
  BOOST_TEST(err("echo 5").ends_with("; a call is written echo(...)\n"));
  BOOST_TEST(err("import os").ends_with("are understood (np is NumPy)\n"));
  BOOST_TEST(err("x[0] = 5").ends_with("; only a NAME can be assigned to\n"));
  BOOST_TEST(err("print(1)") == "NameError: name 'print' is not defined; a result is shown without it\n");
  BOOST_TEST(err("np.arrange(3)").ends_with("; did you mean 'arange'?\n"));
  BOOST_TEST(err("true") == "NameError: name 'true' is not defined; did you mean 'True'?\n");
}

BOOST_AUTO_TEST_CASE(names_of_elsewhere_are_answered_with_what_to_type) {
  for (const auto& [line, hint] : std::initializer_list<std::pair<const char*, const char*>>{
           {"sqrt(2)", "did you mean 'np.sqrt'?"},
           {"math.sqrt(2)", "its functions are NumPy's: np.sqrt(2)"},
           {"numpy.zeros(2)", "NumPy is np"},
           {"fake.echo(1)", "methods stand alone: ping()"},
           {"self.echo(1)", "methods stand alone: ping()"},
           {"ECHO(1)", "did you mean 'echo'?"},
           {"_", "there is no result yet"},
           {"qqqq", "the methods are shown by: help"},
           {"echo(1); echo(2)", "one expression a line"},
           {"call echo 1", "in a session a call is written METHOD(...)"},
           {"echo(80MHz)", "a number has no unit, its exponent is as in 80e6"},
           {"await echo(1)", "every call is waited for"}})
    BOOST_TEST(err(line).ends_with(std::string("; ") + hint + "\n"), line << ": " << err(line));
}

BOOST_AUTO_TEST_CASE(what_has_its_meaning_keeps_it) {
  BOOST_TEST(err("np = 5") == "SyntaxError: cannot assign to np\n");
  BOOST_TEST(err("a, True = 1, 2") == "SyntaxError: cannot assign to True\n");
  BOOST_TEST(err("add = 5") == "rpctool: the variable 'add' hides the method of that name from now on\n");
  BOOST_TEST(out("add??") == out("?add"));
}

BOOST_AUTO_TEST_CASE(a_lost_connection_is_an_error_of_ours) {
  BOOST_TEST(err("lose()") == "rpctool: the connection was lost\n");
  BOOST_TEST(err("stop()") == "rpctool: stopped waiting; the call may still be running there\n");
  BOOST_TEST(out("echo(1)") == "1\n");
}

BOOST_AUTO_TEST_CASE(open_brackets_are_continued) {
  BOOST_TEST(lines.eval_line("echo([1,").more);
  BOOST_TEST(lines.pending());
  BOOST_TEST(out("2])") == "[1, 2]\n");
  BOOST_TEST(!lines.pending());
  BOOST_TEST(lines.eval_line("echo([1,").more);
  lines.drop_pending();
  BOOST_TEST(out("echo(3)") == "3\n");
  BOOST_TEST(lines.eval_line("echo([1,").more);
  BOOST_TEST(lines.finish().err.find("SyntaxError") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(pasted_lines_are_taken_one_by_one) {
  BOOST_TEST(out("echo(1)\necho([2,\n3])\n# a comment\n\necho(4)") == "1\n[2, 3]\n4\n");
}

BOOST_AUTO_TEST_CASE(without_continuation_an_open_bracket_is_an_error) {
  session plain(peer, {});
  BOOST_TEST(plain.eval_line("echo([1,").err.find("SyntaxError") != std::string::npos);
  BOOST_TEST(plain.eval_line("echo(2)").out == "2\n");
}

BOOST_AUTO_TEST_CASE(help_shows_signature_and_documentation) {
  for (const char* line : {"add?", "?add", "help add", "help(add)", "  add?  "})
    BOOST_TEST(out(line) == "add(self, a, b=1)\n    Adds.\n");
  BOOST_TEST(out("nosuch?") == "There is no method 'nosuch'\n");
  BOOST_TEST(out("help").find("echo") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_method_that_is_not_called_is_explained) {
  const auto answer = lines.eval_line("echo");
  BOOST_TEST(answer.out == "<function echo>\n");
  BOOST_TEST(answer.err == "rpctool: this is a method; to call it: echo()\n");
}

BOOST_AUTO_TEST_CASE(exit_leaves) {
  for (const char* line : {"exit", "quit", "exit()", " quit() "}) BOOST_TEST(lines.eval_line(line).leave);
  const auto answer = lines.eval_line("echo(1)\nexit\necho(2)");
  BOOST_TEST(answer.leave);
  BOOST_TEST(answer.out == "1\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_asked_for_blank_lines) {
  BOOST_TEST(out("").empty());
  BOOST_TEST(out("   ").empty());
  BOOST_TEST(out("# echo(1)").empty());
  BOOST_TEST(peer.calls.empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rpctool_statement)

BOOST_AUTO_TEST_CASE(assignments_are_told_from_comparisons_and_keywords) {
  using kind = statement::kind;
  const auto what = [](std::string_view line) { return read_statement(line).what; };
  BOOST_TEST((what("x = 1") == kind::assignment));
  BOOST_TEST((what("x==1") == kind::expression));
  BOOST_TEST((what("f(x=1)") == kind::expression));
  BOOST_TEST((what("x <= 1") == kind::expression));
  BOOST_TEST((what("x != 1") == kind::expression));
  BOOST_TEST((what("{'a': f(b=1)}") == kind::expression));
  BOOST_TEST(read_statement("x += 1").text == "x + (1)");
  BOOST_TEST(read_statement("x **= 2").text == "x ** (2)");
  BOOST_TEST((read_statement("a ,b= f()").targets == std::vector<std::string>{"a", "b"}));
}

BOOST_AUTO_TEST_SUITE_END()
