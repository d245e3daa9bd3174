// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/connect_async.hpp"

#include <boost/test/unit_test.hpp>

#include "net/task_group.hpp"
#include "support/io_fixture.hpp"
#include "support/loopback.hpp"

using namespace sipyco::net;
using namespace sipyco::test;
using namespace std::chrono_literals;
using sipyco::failure_kind;

BOOST_FIXTURE_TEST_SUITE(net_connect_async, io_fixture)

BOOST_AUTO_TEST_CASE(connects_by_address_name_and_brackets) {
  const loopback_listener six;
  const loopback_listener four(AF_INET);
  run([](std::uint16_t port6, std::uint16_t port4) -> asio::awaitable<void> {
    const auto stream = (co_await connect_async("[::1]", port6)).value();
    BOOST_TEST(stream->peer() == "::1 port " + std::to_string(port6));
    BOOST_TEST(stream->local_host() == "::1");
    BOOST_TEST((co_await connect_async("127.0.0.1", port4)).has_value());
    BOOST_TEST((co_await connect_async("localhost", port4)).has_value());
  }(six.port(), four.port()));
}

BOOST_AUTO_TEST_CASE(names_what_it_cannot_reach) {
  run([](std::uint16_t port) -> asio::awaitable<void> {
    const auto refused = co_await connect_async("::1", port);
    BOOST_TEST((refused.error().kind == failure_kind::connection_refused));
    BOOST_TEST(refused.error().message ==
               "cannot connect to ::1 port " + std::to_string(port) + ": connection refused (is the server running?)");
    const auto unknown = co_await connect_async("no such host", 1);
    BOOST_TEST((unknown.error().kind == failure_kind::host_not_found));
    BOOST_TEST(unknown.error().message.starts_with("cannot connect to no such host port 1: unknown host"));
  }(refused_address().port()));
}

BOOST_AUTO_TEST_CASE(ends_at_the_deadline) {
  const mute_address mute;
  run([](std::uint16_t port) -> asio::awaitable<void> {
    const auto stream = co_await connect_async("::1", port, deadline_after(20ms));
    BOOST_TEST((stream.error().kind == failure_kind::timeout));
  }(mute.address().port()));
}

BOOST_AUTO_TEST_CASE(ends_when_cancelled) {
  const mute_address mute;
  task_group tasks{context.get_executor(), sipyco::default_log_sink(), "test"};
  bool interrupted = false;
  tasks.spawn(
      [](std::uint16_t port, bool& ended) -> asio::awaitable<void> {
        const auto stream = co_await connect_async("::1", port);
        ended = stream.error().kind == failure_kind::interrupted;
      }(mute.address().port(), interrupted),
      "connecting");
  run([](io_fixture& f, task_group& g) -> asio::awaitable<void> {
    co_await f.settle();
    g.cancel();
    BOOST_TEST(co_await g.wait_empty());
  }(*this, tasks));
  BOOST_TEST(interrupted);
}

BOOST_AUTO_TEST_SUITE_END()
