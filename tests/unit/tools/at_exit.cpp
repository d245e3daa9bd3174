// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/at_exit_async.hpp>

#include <boost/test/unit_test.hpp>

#include "net/asio.hpp"
#include "support/recording_log_sink.hpp"

#include <boost/asio/post.hpp>

#include <stdexcept>
#include <string>

using namespace sipyco;
namespace asio = boost::asio;

namespace {

asio::awaitable<void> append(std::string& to, char letter) {
  co_await asio::post(asio::use_awaitable);
  to += letter;
}

asio::awaitable<void> fail() {
  co_await asio::post(asio::use_awaitable);
  throw std::runtime_error("the laser is still on");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tools_at_exit)

BOOST_AUTO_TEST_CASE(coroutines_run_when_their_scope_ends_the_last_first) {
  asio::io_context context(1);
  std::string order;
  {
    const auto first = tools::atexit_register_coroutine(context, [&] { return append(order, '1'); });
    const auto second = tools::atexit_register_coroutine(context, [&] { return append(order, '2'); });
    context.run();
    BOOST_TEST(order == "");
  }
  BOOST_TEST(order == "21");
}

BOOST_AUTO_TEST_CASE(a_context_that_was_stopped_runs_again) {
  asio::io_context context(1);
  std::string order;
  {
    const auto last = tools::atexit_register_coroutine(context, [&] { return append(order, '1'); });
    context.stop();
  }
  BOOST_TEST(order == "1");
}

BOOST_AUTO_TEST_CASE(what_is_thrown_is_logged) {
  asio::io_context context(1);
  test::recording_log_sink log;
  std::string order;
  {
    const auto first = tools::atexit_register_coroutine(
        context, [&] { return append(order, '1'); }, log);
    const auto second = tools::atexit_register_coroutine(context, fail, log);
    asio::post(context, [] { throw std::runtime_error("a handler"); });
  }
  BOOST_TEST(order == "1");
  BOOST_TEST_REQUIRE(log.lines().size() == 2U);
  BOOST_TEST(log.lines()[0] == "ERROR:sipyco.tools:at exit: a handler");
  BOOST_TEST(log.lines()[1] == "ERROR:sipyco.tools:at exit: the laser is still on");
}

BOOST_AUTO_TEST_SUITE_END()
