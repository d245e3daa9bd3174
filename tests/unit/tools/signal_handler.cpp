// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/signal_handler_async.hpp>

#include <boost/test/unit_test.hpp>

#include "support/io_fixture.hpp"

#include <csignal>

using namespace sipyco::tools;
namespace asio = boost::asio;

BOOST_FIXTURE_TEST_SUITE(tools_signal_handler, sipyco::test::io_fixture)

BOOST_AUTO_TEST_CASE(each_of_the_three_signals_ends_the_wait) {
  for (const int number : {SIGINT, SIGTERM, SIGHUP})
    run([](asio::io_context& io, int expected) -> asio::awaitable<void> {
      SignalHandler handler{io.get_executor()};
      std::raise(expected);
      BOOST_TEST(co_await handler.wait_terminate() == expected);
      handler.teardown();
    }(context, number));
}

BOOST_AUTO_TEST_SUITE_END()
