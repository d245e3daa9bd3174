// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/async_lock.hpp"

#include <boost/test/unit_test.hpp>

#include "net/task_group.hpp"
#include "support/io_fixture.hpp"

#include <vector>

using namespace sipyco::net;

namespace {

struct fixture : sipyco::test::io_fixture {
  async_lock lock{context.get_executor()};
  task_group tasks{context.get_executor(), sipyco::default_log_sink(), "test"};
  task_group doomed{context.get_executor(), sipyco::default_log_sink(), "test"};
  std::vector<int> order;

  static asio::awaitable<void> take(fixture& f, int number) {
    const auto held = co_await f.lock.acquire();
    f.order.push_back(number);
    co_await f.settle();
    f.order.push_back(number);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(net_async_lock, fixture)

BOOST_AUTO_TEST_CASE(serves_in_turn_and_one_at_a_time) {
  for (int i = 1; i <= 3; ++i) tasks.spawn(take(*this, i), "task");
  run([](fixture& f) -> asio::awaitable<void> { BOOST_TEST(co_await f.tasks.wait_empty()); }(*this));
  BOOST_TEST(order == (std::vector<int>{1, 1, 2, 2, 3, 3}), boost::test_tools::per_element());
  BOOST_TEST(!lock.locked());
}

BOOST_AUTO_TEST_CASE(is_taken_at_once_only_when_free) {
  {
    const auto held = lock.try_acquire();
    BOOST_TEST(held.has_value());
    BOOST_TEST(!lock.try_acquire());
  }
  BOOST_TEST(lock.try_acquire().has_value());
  BOOST_TEST(!lock.locked());
}

BOOST_AUTO_TEST_CASE(a_cancelled_waiter_leaves_the_queue_and_the_next_is_served) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto held = f.lock.try_acquire();
    f.doomed.spawn(take(f, 1), "task");
    f.tasks.spawn(take(f, 2), "task");
    co_await f.settle();
    BOOST_TEST(f.lock.waiting() == 2U);
    f.doomed.cancel();
    BOOST_TEST(co_await f.doomed.wait_empty());
    BOOST_TEST(f.lock.waiting() == 1U);
    held.reset();
    BOOST_TEST(co_await f.tasks.wait_empty());
  }(*this));
  BOOST_TEST(order == (std::vector<int>{2, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_waiter_cancelled_after_its_turn_came_hands_the_lock_on) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto held = f.lock.try_acquire();
    f.doomed.spawn(take(f, 1), "task");
    f.tasks.spawn(take(f, 2), "task");
    co_await f.settle();
    held.reset();
    f.doomed.cancel();
    BOOST_TEST(co_await f.doomed.wait_empty());
    BOOST_TEST(co_await f.tasks.wait_empty());
    BOOST_TEST(!f.lock.locked());
  }(*this));
  BOOST_TEST(order.back() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
