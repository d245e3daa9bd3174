// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/background_task_pool_async.hpp>

#include <boost/test/unit_test.hpp>

#include "support/io_fixture.hpp"
#include "support/recording_log_sink.hpp"

#include <stdexcept>

using namespace sipyco;
namespace asio = boost::asio;

namespace {

asio::awaitable<void> hand_over(asio::steady_timer& until, int& count) {
  co_await until.async_wait(net::as_result);
  ++count;
}

asio::awaitable<void> fail() {
  co_await asio::post(asio::use_awaitable);
  throw std::runtime_error("no signal");
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tools_background_task_pool, test::io_fixture)

BOOST_AUTO_TEST_CASE(tasks_run_beside_and_are_waited_for) {
  run([](test::io_fixture& f) -> asio::awaitable<void> {
    tools::BackgroundTaskPool pool(f.context.get_executor());
    asio::steady_timer until(f.context, asio::steady_timer::time_point::max());
    int count = 0;
    pool.create(hand_over(until, count));
    pool.create(hand_over(until, count));
    co_await f.settle();
    BOOST_TEST(pool.size() == 2U);
    BOOST_TEST(count == 0);
    until.cancel();
    co_await pool.wait();
    BOOST_TEST(count == 2);
    BOOST_TEST(pool.size() == 0U);
  }(*this));
}

BOOST_AUTO_TEST_CASE(what_a_task_throws_is_logged_under_its_name) {
  test::recording_log_sink log;
  run([](test::io_fixture& f, log_sink& sink) -> asio::awaitable<void> {
    tools::BackgroundTaskPool pool(f.context.get_executor(), sink);
    pool.create(fail());
    pool.create(fail(), "reading the wavemeter");
    co_await pool.wait();
  }(*this, log));
  BOOST_TEST_REQUIRE(log.lines().size() == 2U);
  BOOST_TEST(log.lines()[0] == "ERROR:sipyco.tools:background task: no signal");
  BOOST_TEST(log.lines()[1] == "ERROR:sipyco.tools:reading the wavemeter: no signal");
}

BOOST_AUTO_TEST_CASE(the_end_of_the_pool_cancels_its_tasks) {
  run([](test::io_fixture& f) -> asio::awaitable<void> {
    asio::steady_timer until(f.context, asio::steady_timer::time_point::max());
    int count = 0;
    {
      tools::BackgroundTaskPool pool(f.context.get_executor());
      pool.create(hand_over(until, count));
      co_await f.settle();
    }
    co_await f.settle();
    BOOST_TEST(count == 1);
  }(*this));
}

BOOST_AUTO_TEST_SUITE_END()
