// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/task_group.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>

#include "support/io_fixture.hpp"
#include "support/recording_log_sink.hpp"

#include <optional>
#include <stdexcept>

using namespace sipyco::net;
using namespace std::chrono_literals;

namespace {

asio::awaitable<void> sleep_for(std::chrono::milliseconds duration) {
  asio::steady_timer timer{co_await asio::this_coro::executor, duration};
  co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> fail() {
  throw std::runtime_error("broken");
  co_return;
}

/// Swallows its cancellation for a while.
asio::awaitable<void> be_stubborn() {
  co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
  co_await sleep_for(100ms);
}

struct fixture : sipyco::test::io_fixture {
  sipyco::test::recording_log_sink log;
  task_group tasks{context.get_executor(), log, "test"};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(net_task_group, fixture)

BOOST_AUTO_TEST_CASE(waits_for_its_tasks) {
  tasks.spawn(sleep_for(1ms), "first");
  tasks.spawn(sleep_for(5ms), "second");
  BOOST_TEST(tasks.size() == 2U);
  run([](task_group& g) -> asio::awaitable<void> { BOOST_TEST(co_await g.wait_empty()); }(tasks));
  BOOST_TEST(tasks.size() == 0U);
  BOOST_TEST(log.lines().empty());
}

BOOST_AUTO_TEST_CASE(logs_what_a_task_throws) {
  tasks.spawn(fail(), "connection from ::1");
  run([](task_group& g) -> asio::awaitable<void> { BOOST_TEST(co_await g.wait_empty()); }(tasks));
  BOOST_TEST(log.lines() == std::vector<std::string>{"ERROR:test:connection from ::1: broken"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_peer_that_left_is_no_error) {
  tasks.spawn(
      []() -> asio::awaitable<void> {
        throw sipyco::ConnectionLost("gone");
        co_return;
      }(),
      "connection from ::1");
  run([](task_group& g) -> asio::awaitable<void> { BOOST_TEST(co_await g.wait_empty()); }(tasks));
  BOOST_TEST(log.lines() == std::vector<std::string>{"DEBUG:test:connection from ::1: gone"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(cancellation_ends_tasks_without_a_word) {
  tasks.spawn(sleep_for(1h), "first");
  run([](fixture& f) -> asio::awaitable<void> {
    co_await f.settle();
    f.tasks.spawn(sleep_for(1h), "not begun");
    f.tasks.cancel();
    BOOST_TEST(co_await f.tasks.wait_empty());
  }(*this));
  BOOST_TEST(log.lines().empty());
}

BOOST_AUTO_TEST_CASE(gives_up_waiting_at_the_deadline) {
  tasks.spawn(be_stubborn(), "stubborn");
  run([](fixture& f) -> asio::awaitable<void> {
    co_await f.settle();
    f.tasks.cancel();
    BOOST_TEST(!co_await f.tasks.wait_empty(deadline_after(5ms)));
    BOOST_TEST(f.tasks.size() == 1U);
  }(*this));
}

BOOST_AUTO_TEST_CASE(a_group_may_go_before_its_tasks) {
  auto group = std::make_optional<task_group>(context.get_executor(), log, "test");
  group->spawn(sleep_for(1h), "first");
  run([](fixture& f, std::optional<task_group>& g) -> asio::awaitable<void> {
    co_await f.settle();
    g.reset();
  }(*this, group));
}

BOOST_AUTO_TEST_CASE(tasks_may_be_destroyed_with_their_context) {
  auto own = std::make_optional<asio::io_context>(1);
  task_group group{own->get_executor(), log, "test"};
  group.spawn(sleep_for(1h), "first");
  own->poll();
  BOOST_TEST(group.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
