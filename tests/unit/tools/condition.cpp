// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/condition_async.hpp>

#include <boost/test/unit_test.hpp>

#include "support/io_fixture.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>

using namespace sipyco;
namespace asio = boost::asio;

namespace {

struct fixture : test::io_fixture {
  tools::Condition condition{context.get_executor()};
  int woken = 0;

  asio::awaitable<void> wait() {
    co_await condition.wait();
    ++woken;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tools_condition, fixture)

BOOST_AUTO_TEST_CASE(wakes_all_who_wait_and_nobody_later) {
  run([](fixture& f) -> asio::awaitable<void> {
    f.condition.notify();
    f.spawn(f.wait());
    f.spawn(f.wait());
    co_await f.settle();
    BOOST_TEST(f.woken == 0);
    f.condition.notify();
    co_await f.settle();
    BOOST_TEST(f.woken == 2);
    f.spawn(f.wait());
    co_await f.settle();
    BOOST_TEST(f.woken == 2);
    f.condition.notify();
  }(*this));
  BOOST_TEST(woken == 3);
}

BOOST_AUTO_TEST_CASE(a_wait_can_be_cancelled_and_the_others_go_on) {
  run([](fixture& f) -> asio::awaitable<void> {
    asio::cancellation_signal stop;
    bool cancelled = false;
    f.spawn(f.wait());
    asio::co_spawn(f.context, f.wait(),
                   asio::bind_cancellation_slot(stop.slot(), [&cancelled](const std::exception_ptr& thrown) {
                     BOOST_CHECK_THROW(std::rethrow_exception(thrown), boost::system::system_error);
                     cancelled = true;
                   }));
    co_await f.settle();
    stop.emit(asio::cancellation_type::terminal);
    co_await f.settle();
    BOOST_TEST(cancelled);
    BOOST_TEST(f.woken == 0);
    f.condition.notify();
  }(*this));
  BOOST_TEST(woken == 1);
}

BOOST_AUTO_TEST_SUITE_END()
