// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/worker_pool.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <future>

#include "support/loopback.hpp"

using namespace sipyco;
using namespace std::chrono_literals;
using pc_rpc::worker_pool;
using event = worker_pool::worker::event;

namespace {

constexpr auto deadline = 10s;

/// A job that ends when it is told to.
struct gate {
  std::promise<void> entered, opened;
  worker_pool::job job() {
    return [this](worker_pool::worker&) {
      entered.set_value();
      opened.get_future().wait_for(deadline);
    };
  }
  void wait_entered() { BOOST_TEST_REQUIRE((entered.get_future().wait_for(deadline) == std::future_status::ready)); }
};

struct fixture {
  std::shared_ptr<worker_pool> pool = std::make_shared<worker_pool>(1);
  ~fixture() { pool->stop(deadline); }
  event wait_in_job(int fd, std::chrono::milliseconds timeout, const std::function<void()>& meanwhile) {
    std::promise<void> entered;
    std::promise<event> seen;
    pool->submit([&](worker_pool::worker& thread) {
      entered.set_value();
      seen.set_value(thread.wait_readable(fd, timeout));
    });
    BOOST_TEST_REQUIRE((entered.get_future().wait_for(deadline) == std::future_status::ready));
    meanwhile();
    auto future = seen.get_future();
    BOOST_TEST_REQUIRE((future.wait_for(deadline) == std::future_status::ready));
    return future.get();
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pc_rpc_worker_pool)

BOOST_FIXTURE_TEST_CASE(one_thread_runs_jobs_in_order, fixture) {
  std::vector<int> order;
  std::promise<void> done;
  for (int i = 0; i < 100; ++i)
    pool->submit([&, i](worker_pool::worker&) {
      order.push_back(i);
      if (i == 99) done.set_value();
    });
  BOOST_TEST_REQUIRE((done.get_future().wait_for(deadline) == std::future_status::ready));
  BOOST_TEST(std::is_sorted(order.begin(), order.end()));
}

BOOST_AUTO_TEST_CASE(several_threads_run_jobs_at_the_same_time) {
  const auto pool = std::make_shared<worker_pool>(2);
  gate first, second;
  pool->submit(first.job());
  pool->submit(second.job());
  first.wait_entered();
  second.wait_entered();
  first.opened.set_value();
  second.opened.set_value();
  BOOST_TEST(pool->stop(deadline));
}

BOOST_FIXTURE_TEST_CASE(a_job_waits_for_bytes, fixture) {
  test::socket_pair pair;
  BOOST_TEST((wait_in_job(pair.ours.get(), 10s, [&] { test::write_all(pair.theirs.get(), "x"); }) == event::readable));
  test::socket_pair silent;
  BOOST_TEST((wait_in_job(silent.ours.get(), 1ms, [] {}) == event::timeout));
}

BOOST_FIXTURE_TEST_CASE(a_waiting_job_gives_its_thread_to_the_next, fixture) {
  test::socket_pair silent;
  BOOST_TEST(
      (wait_in_job(silent.ours.get(), deadline, [&] { pool->submit([](worker_pool::worker&) {}); }) == event::wanted));
}

BOOST_FIXTURE_TEST_CASE(a_waiting_job_is_recalled, fixture) {
  test::socket_pair silent;
  BOOST_TEST((wait_in_job(silent.ours.get(), deadline, [&] { pool->recall(); }) == event::wanted));
  BOOST_TEST((wait_in_job(silent.ours.get(), 1ms, [] {}) == event::timeout));
}

BOOST_FIXTURE_TEST_CASE(stops_while_a_job_waits_for_bytes, fixture) {
  test::socket_pair silent;
  BOOST_TEST((wait_in_job(silent.ours.get(), deadline, [&] { BOOST_TEST(pool->stop(deadline)); }) == event::wanted));
}

BOOST_FIXTURE_TEST_CASE(runs_no_job_after_it_was_stopped, fixture) {
  BOOST_TEST(pool->stop(deadline));
  pool->submit([](worker_pool::worker&) { BOOST_ERROR("a job ran"); });
}

BOOST_AUTO_TEST_CASE(leaves_a_job_behind_that_does_not_return) {
  const auto pool = std::make_shared<worker_pool>(1);
  const auto blocking = std::make_shared<gate>();
  const auto ended = std::make_shared<std::promise<void>>();
  pool->submit([blocking, ended, job = blocking->job()](worker_pool::worker& thread) {
    job(thread);
    ended->set_value();
  });
  blocking->wait_entered();
  BOOST_TEST(!pool->stop(1ms));
  blocking->opened.set_value();
  BOOST_TEST((ended->get_future().wait_for(deadline) == std::future_status::ready));
}

BOOST_AUTO_TEST_SUITE_END()
