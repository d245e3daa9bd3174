// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/task_object_async.hpp>

#include <boost/test/unit_test.hpp>

#include "support/io_fixture.hpp"
#include "support/recording_log_sink.hpp"

#include <memory>
#include <stdexcept>

using namespace sipyco;
namespace asio = boost::asio;

namespace {

struct fixture : test::io_fixture {
  test::recording_log_sink log;
  int begun = 0;
  int cancelled = 0;

  asio::awaitable<void> stay() {
    ++begun;
    asio::steady_timer timer(context, std::chrono::hours(1));
    const auto [error] = co_await timer.async_wait(net::as_result);
    if (error == asio::error::operation_aborted) ++cancelled;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tools_task_object, fixture)

BOOST_AUTO_TEST_CASE(runs_from_start_to_stop_and_again) {
  run([](fixture& f) -> asio::awaitable<void> {
    tools::TaskObject task(
        f.context.get_executor(), [&f] { return f.stay(); }, f.log);
    co_await task.stop();
    for (int i = 1; i < 3; ++i) {
      task.start();
      BOOST_TEST(task.running());
      co_await f.settle();
      BOOST_TEST(f.begun == i);
      co_await task.stop();
      BOOST_TEST(f.cancelled == i);
      BOOST_TEST(!task.running());
    }
  }(*this));
  BOOST_TEST(log.lines().empty());
}

BOOST_AUTO_TEST_CASE(what_the_body_throws_is_logged_at_once_and_thrown_by_stop) {
  run([](fixture& f) -> asio::awaitable<void> {
    const auto body = []() -> asio::awaitable<void> {
      co_await asio::post(asio::use_awaitable);
      throw std::runtime_error("out of helium");
    };
    tools::TaskObject task(f.context.get_executor(), body, f.log);
    task.start();
    co_await f.settle();
    BOOST_TEST_REQUIRE(f.log.lines().size() == 1U);
    BOOST_TEST(f.log.lines()[0] == "ERROR:sipyco.tools:unhandled exception in a task: out of helium");
    std::string message;
    try {
      co_await task.stop();
    } catch (const std::runtime_error& error) {
      message = error.what();
    }
    BOOST_TEST(message == "out of helium");
    co_await task.stop();
  }(*this));
}

BOOST_AUTO_TEST_CASE(cannot_be_started_while_it_runs) {
  run([](fixture& f) -> asio::awaitable<void> {
    tools::TaskObject task(f.context.get_executor(), [&f] { return f.stay(); });
    task.start();
    BOOST_CHECK_THROW(task.start(), std::logic_error);
    co_await task.stop();
  }(*this));
}

BOOST_AUTO_TEST_CASE(the_body_is_kept_while_it_runs_though_the_object_is_gone) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto captured = std::make_shared<int>(1);
    const std::weak_ptr<int> alive = captured;
    {
      tools::TaskObject task(f.context.get_executor(), [&f, captured = std::move(captured)] { return f.stay(); });
      task.start();
      co_await f.settle();
    }
    BOOST_TEST(!alive.expired());
    co_await f.settle();
    BOOST_TEST(f.cancelled == 1);
    BOOST_TEST(alive.expired());
  }(*this));
}

BOOST_AUTO_TEST_SUITE_END()
