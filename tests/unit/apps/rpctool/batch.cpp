// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/batch.hpp"

#include "unit/apps/rpctool/fake_remote.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

using namespace sipyco;
using namespace sipyco::rpctool;
using boost::test_tools::per_element;

namespace {

/// Lines from a text.
class text_source final : public line_source {
 public:
  explicit text_source(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] bool has_next() const override { return text_.find('\n') != text_.npos; }
  got next(std::string_view) override {
    if (text_.empty()) return {event::end};
    const auto end = std::min(text_.find('\n'), text_.size());
    auto line = text_.substr(0, end);
    text_.erase(0, end + 1);
    return {event::line, std::move(line)};
  }

 private:
  std::string text_;
};

struct run {
  run(const std::string& input, bool keep_going, bool json = false,
      std::optional<std::chrono::nanoseconds> timeout = {}) {
    options given;
    given.timeout = timeout;
    given.session = {.batch = true, .batch_json = json, .keep_going = keep_going};
    text_source lines(input);
    code = run_batch(peer, lines, given, {[this](auto text) { out += text; }, [this](auto text) { err += text; }});
  }
  fake_remote peer;
  std::string out, err;
  cli::exit_code code;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(rpctool_batch)

BOOST_AUTO_TEST_CASE(each_expression_has_one_line) {
  const run done("echo('a\\nb')\n\n# comment\nnone()\nx = 5\nadd(x)", false);
  BOOST_TEST(done.out == "'a\\nb'\nNone\nNone\n6\n");
  BOOST_TEST(done.err.empty());
  BOOST_TEST((done.code == cli::exit_code::ok));
}

BOOST_AUTO_TEST_CASE(the_first_error_ends_it) {
  const run done("echo(1)\nfail()\necho(2)\n", false);
  BOOST_TEST(done.out == "1\n");
  BOOST_TEST(done.err == "rpctool: line 2: remote ValueError: no reason\n");
  BOOST_TEST((done.code == cli::exit_code::remote_exception));
  BOOST_TEST(done.peer.calls.size() == 2u);
}

BOOST_AUTO_TEST_CASE(where_it_goes_on_answers_stay_in_step) {
  const run done("echo(1)\nfail()\nx = lose()\necho(2)\n", true);
  BOOST_TEST(done.out == "1\n\n\n2\n");
  BOOST_TEST(done.err == "rpctool: line 2: remote ValueError: no reason\nrpctool: line 3: the connection was lost\n");
  BOOST_TEST((done.code == cli::exit_code::remote_exception));
}

BOOST_AUTO_TEST_CASE(calls_that_need_no_earlier_answer_are_sent_together) {
  const run done("echo(1)\n\nfail()\necho([2][0])\nadd(1, b=2)\n", true);
  BOOST_TEST(done.out == "1\n\n2\n3\n");
  BOOST_TEST(done.err == "rpctool: line 3: remote ValueError: no reason\n");
  BOOST_TEST((done.code == cli::exit_code::remote_exception));
  BOOST_TEST(done.peer.groups == std::vector<std::size_t>{4}, per_element());
}

BOOST_AUTO_TEST_CASE(what_is_known_is_written_before_the_next_line_is_waited_for) {
  std::string out;
  std::vector<std::string> seen;
  /// Lines that come one by one.
  struct slow_source final : line_source {
    slow_source(const std::string& shown, std::vector<std::string>& kept) : out(shown), seen(kept) {}
    got next(std::string_view) override {
      seen.push_back(out);
      return seen.size() < 4 ? got{event::line, "echo(" + std::to_string(seen.size()) + ")"} : got{event::end};
    }
    const std::string& out;
    std::vector<std::string>& seen;
  } lines(out, seen);
  options given;
  given.session = {.batch = true, .keep_going = true};
  fake_remote peer;
  run_batch(peer, lines, given, {[&](auto text) { out += text; }, [](auto) {}});
  BOOST_TEST(seen == (std::vector<std::string>{"", "1\n", "1\n2\n", "1\n2\n3\n"}), per_element());
}

BOOST_AUTO_TEST_CASE(calls_with_a_timeout_of_their_own_are_sent_one_by_one) {
  const run texts("echo(1)\nfail()\necho(2)\n", true, false, std::chrono::seconds(1));
  BOOST_TEST(texts.out == "1\n\n2\n");
  BOOST_TEST(texts.peer.groups.empty());
  BOOST_TEST(texts.peer.calls.size() == 3u);
  const std::string one = "{\"method\": \"echo\", \"args\": [1]}\n";
  const run requests(one + one, true, true, std::chrono::seconds(1));
  BOOST_TEST(requests.peer.groups.empty());
  BOOST_TEST(requests.peer.calls.size() == 2u);
}

BOOST_AUTO_TEST_CASE(where_answers_cannot_be_written_no_call_is_repeated) {
  for (const bool json : {false, true}) {
    options given;
    given.session = {.batch = true, .batch_json = json, .keep_going = true};
    const std::string one = json ? R"({"method": "echo", "args": ["a long text"]})" : "echo('a long text' * 700)";
    text_source lines(one + "\n" + one + "\n" + one + "\n");
    fake_remote peer;
    const auto full = [](auto) { throw cli::fatal_error(cli::exit_code::io_error, "no space left"); };
    BOOST_CHECK_THROW(run_batch(peer, lines, given, {full, [](auto) {}}), cli::fatal_error);
    BOOST_TEST(peer.calls.size() == 3u);
  }
}

BOOST_AUTO_TEST_CASE(a_result_that_has_no_text_is_no_reason_to_call_again) {
  options given;
  given.session = {.batch = true, .keep_going = true};
  given.style.format = result_format::pyon;
  text_source lines("echo(frozenset([1]))\necho(2)\n");
  fake_remote peer;
  std::string out, err;
  run_batch(peer, lines, given, {[&](auto text) { out += text; }, [&](auto text) { err += text; }});
  BOOST_TEST(out == "\n2\n");
  BOOST_TEST(err.starts_with("rpctool: line 1: "));
  BOOST_TEST(peer.calls.size() == 2u);
}

BOOST_AUTO_TEST_CASE(answers_that_came_before_the_connection_was_lost_are_shown) {
  const run done("echo(1)\nlose()\nx = 2\necho(x)\n", true);
  BOOST_TEST(done.out == "1\n\nNone\n2\n");
  BOOST_TEST(done.err == "rpctool: line 2: the connection was lost\n");
  BOOST_TEST((done.code == cli::exit_code::no_connection));
}

BOOST_AUTO_TEST_CASE(calls_that_need_an_earlier_answer_wait_for_it) {
  for (const auto& [input, out] : std::initializer_list<std::pair<const char*, const char*>>{
           {"echo(1)\necho(_ + 1)\necho(_ + 1)\n", "1\n2\n3\n"},
           {"x = echo(1)\necho(x)\nx = 5\necho(x)\n", "None\n1\nNone\n5\n"},
           {"echo(1)\nadd(add(1))\nadd(echo(1) or 5)\necho(1) or echo(2)\n", "1\n3\n2\n1\n"},
           {"x = [1]\necho(x.append(2))\necho(x)\n", "None\nNone\n[1, 2]\n"},
           {"echo = 5\necho\nadd(echo)\n", "None\n5\n6\n"},
           {"echo(5)\nfail()\necho(_)\n", "5\n\n5\n"},
           {"echo(1)\nnone()\n_\n", "1\nNone\n1\n"}})
    BOOST_TEST_CONTEXT(input) BOOST_TEST(run(input, true).out == out);
}

BOOST_AUTO_TEST_CASE(variables_that_may_call_or_go_on_are_not_used_early) {
  const auto calls = [](const char* input) { return run(input, true).peer.calls; };
  using names = std::vector<std::string>;
  BOOST_TEST(calls("g = none\necho(1)\necho(g() or 5, echo(2))\n") == (names{"echo", "none", "echo", "echo"}),
             per_element());
  BOOST_TEST(calls("g = [(none, 1)]\necho(1)\necho(g[0][0]() or 5)\n") == (names{"echo", "none", "echo"}),
             per_element());
  BOOST_TEST(calls("m = map(none, [])\nm = map(add, [7])\necho(1)\necho(list(m))\n") == (names{"echo", "add", "echo"}),
             per_element());
  BOOST_TEST(run("i = iter([1, 2, 3])\necho(next(i), echo(0))\n", true).out == "None\n1\n");
  BOOST_TEST(run("x = (1, 'a')\necho(x)\necho(x[1])\n", true).peer.groups == std::vector<std::size_t>{2},
             per_element());
}

BOOST_AUTO_TEST_CASE(lines_without_a_call_keep_their_place) {
  const run done("echo(1)\n2\necho(]\nnosuch(3)\necho(4)\nget_rpc_id()\n", true);
  BOOST_TEST(done.out.starts_with("1\n2\n\n\n4\n"));
  BOOST_TEST(done.err.find("rpctool: line 3: ") < done.err.find("rpctool: line 4: "));
}

BOOST_AUTO_TEST_CASE(a_syntax_error_is_told_with_its_line) {
  const run done("echo(1\n", false);
  BOOST_TEST(done.err.starts_with("rpctool: line 1: SyntaxError: "));
  BOOST_TEST((done.code == cli::exit_code::usage));
}

BOOST_AUTO_TEST_CASE(json_requests_have_json_answers) {
  const run done("{\"id\": 1, \"method\": \"add\", \"args\": [2], \"kwargs\": {\"b\": 3}}\n{\"method\": \"none\"}\n",
                 false, true);
  BOOST_TEST(done.out == "{\"id\":1,\"ok\":5}\n{\"id\":null,\"ok\":null}\n");
  BOOST_TEST((done.code == cli::exit_code::ok));
}

BOOST_AUTO_TEST_CASE(json_errors_are_answers) {
  const run done("{\"id\": \"a\", \"method\": \"fail\"}\n{\"id\": 2, \"method\": \"echo\", \"args\": [1]}\n", true,
                 true);
  BOOST_TEST(
      done.out ==
      "{\"id\":\"a\",\"error\":{\"class\":\"ValueError\",\"message\":\"no reason\",\"remote\":true,\"traceback\":["
      "\"  at line 1\\n\"]}}\n{\"id\":2,\"ok\":1}\n");
  BOOST_TEST((done.code == cli::exit_code::remote_exception));
  BOOST_TEST(run("{\"method\": \"fail\"}\n{\"method\": \"none\"}\n", false, true).peer.calls.size() == 1u);
}

BOOST_AUTO_TEST_CASE(json_requests_that_are_there_are_sent_together) {
  const std::string one = "{\"method\": \"echo\", \"args\": [1]}\n";
  const run done(one + one + "nonsense\n" + "{\"method\": \"fail\"}\n\n" + one, true, true);
  BOOST_TEST(done.peer.groups == (std::vector<std::size_t>{2, 2}), boost::test_tools::per_element());
  BOOST_TEST(std::ranges::count(done.out, '\n') == 5);
  BOOST_TEST((done.code == cli::exit_code::bad_data));
  BOOST_TEST(run(one + one, false, true).peer.groups.empty());
  const run lost(one + "{\"id\": 3, \"method\": \"lose\"}\n" + one, true, true);
  BOOST_TEST(std::ranges::count(lost.out, '\n') == 3);
  BOOST_TEST(lost.out.starts_with("{\"id\":null,\"ok\":1}\n"));
  BOOST_TEST(lost.out.find("\"id\":3,\"error\":{\"class\":\"ConnectionResetError\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(malformed_requests_are_refused) {
  const auto message = [](const std::string& request) {
    const run done(request + "\n", false, true);
    BOOST_TEST((done.code == cli::exit_code::bad_data));
    BOOST_TEST(done.peer.calls.empty());
    return done.out;
  };
  BOOST_TEST(message("{\"id\": 7}").find("\"id\":7,\"error\"") != std::string::npos);
  BOOST_TEST(message("{\"id\": 7}").find("needs its") != std::string::npos);
  BOOST_TEST(message("[1]").find("a request is an object") != std::string::npos);
  BOOST_TEST(message("nonsense").find("\"id\":null") != std::string::npos);
  BOOST_TEST(message("{\"metod\": \"echo\", \"id\": 1}").find("did you mean 'method'?") != std::string::npos);
  BOOST_TEST(message("{\"method\": 5}").find("is a text") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rpctool_plain_source)

BOOST_AUTO_TEST_CASE(lines_come_whole_from_a_pipe) {
  std::array<int, 2> ends{};
  BOOST_TEST_REQUIRE(pipe(ends.data()) == 0);
  const std::string text = "one\n\ntwo\nlast";
  BOOST_TEST_REQUIRE(write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  close(ends[1]);
  plain_source lines(ends[0]);
  for (const char* expected : {"one", "", "two", "last"}) {
    const auto got = lines.next("");
    BOOST_TEST((got.what == line_source::event::line));
    BOOST_TEST(got.line == expected);
  }
  BOOST_TEST((lines.next("").what == line_source::event::end));
  close(ends[0]);
}

BOOST_AUTO_TEST_SUITE_END()
