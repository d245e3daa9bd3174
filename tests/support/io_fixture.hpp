// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <boost/test/unit_test.hpp>

#include "net/asio.hpp"

#include <boost/asio/post.hpp>

#include <chrono>
#include <exception>
#include <utility>

namespace sipyco::test {

/// A context for the coroutines of one test, which must all end in time: ten seconds.
///
/// `run` fails the test when the coroutine does not end, or when anything is left to run once it has.
class io_fixture {
 public:
  net::asio::io_context context{1};

  void run(net::asio::awaitable<void> test) { run_for(std::chrono::seconds{10}, std::move(test)); }
  /// For tests whose size can be chosen.
  void run_long(net::asio::awaitable<void> test) { run_for(std::chrono::minutes{20}, std::move(test)); }

  void run_for(std::chrono::seconds time, net::asio::awaitable<void> test) {
    bool ended = false;
    std::exception_ptr thrown;
    net::asio::co_spawn(context, std::move(test), [&](std::exception_ptr e) {
      ended = true;
      thrown = std::move(e);
    });
    context.restart();
    context.run_for(time);
    BOOST_TEST_REQUIRE(ended, "the test did not end in time");
    if (thrown) std::rethrow_exception(thrown);
    BOOST_TEST(context.stopped(), "something was left running");
  }

  /// Runs a coroutine beside the test; what it throws fails the test's run.
  void spawn(net::asio::awaitable<void> task) {
    net::asio::co_spawn(context, std::move(task), [](std::exception_ptr e) {
      if (e) std::rethrow_exception(e);
    });
  }

  /// Lets everything that is ready run.
  net::asio::awaitable<void> settle() {
    for (int i = 0; i < 10; ++i) co_await net::asio::post(context, net::asio::use_awaitable);
  }
};

}  // namespace sipyco::test
